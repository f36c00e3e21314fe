# What the processes read: their settings, the people, the documents.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

choose_files() {
    FOLDER=${GEMBA_DOCUMENTS:-$GEMBA_HOME/documents}
    DIRECTORY=${GEMBA_DIRECTORY:-$GEMBA_HOME/directory.yaml}
    DIRECTORY_SETTING=()
    [[ -z $GEMBA_DIRECTORY ]] || DIRECTORY_SETTING=(GEMBA_IDENTITY_DIRECTORY="$GEMBA_DIRECTORY")
    readonly FOLDER DIRECTORY DIRECTORY_SETTING
}

# Written once; from then on they are whoever's who runs Gemba.
write_configuration() {
    [[ -e $DIRECTORY ]] || put_shared "$GEMBA_HOME/directory.yaml" <"$ROOT/deploy/demo/directory.yaml"
    [[ -n $GEMBA_DOCUMENTS || -e $GEMBA_HOME/glossary.yaml ]] || put_shared "$GEMBA_HOME/glossary.yaml" <"$ROOT/deploy/demo/glossary.yaml"
    [[ -e $GEMBA_HOME/gemba.yaml ]] || put_shared "$GEMBA_HOME/gemba.yaml" <<'END'
# The settings of Gemba's two processes. deploy/up wrote this file once and leaves it alone; the processes read it when
# they start. What stands in ${...} comes from deploy/up and follows its settings.
spring:
  datasource:
    url: "${GEMBA_JDBC_URL}"
gemba:
  sources:
    folders:
      - name: plant
        path: "${GEMBA_FOLDER}"
  reader:
    folder: "${GEMBA_HOME}/work/worker/reader"
END
}

# A file that only root writes and only the two processes read.
put_shared() {
    cat >"$1.new"
    chmod 0640 "$1.new"
    [[ $EUID -ne 0 ]] || chown root:gemba "$1.new"
    mv "$1.new" "$1"
}

write_documents() {
    [[ -z $GEMBA_DOCUMENTS ]] || return 0
    local version
    version=$(<"$GEMBA_HOME/app/built")
    if [[ -e $FOLDER/.demo-plant && -r $RUN/demo-plant && $(<"$RUN/demo-plant") == "$version" ]]; then
        return
    fi
    step 'Writing the documents of the demo plant'
    mkdir -p "$FOLDER"
    chmod 0750 "$FOLDER"
    [[ $EUID -ne 0 ]] || chown root:gemba "$FOLDER"
    run_waiting "$JAVA" -jar "$GEMBA_HOME"/app/demo/gemba-demo-plant-*.jar "$FOLDER" >/dev/null ||
        fail "the demo plant cannot be written to $FOLDER"
    printf '%s\n' "$version" >"$RUN/demo-plant"
}

# Prints how many documents of the watched folder are indexed, given up, and known at all.
count_documents() {
    PGOPTIONS='-c gemba.tenant=1' sql_as worker --field-separator ' ' --command "
        SELECT count(*) FILTER (WHERE state = 'indexed'), count(*) FILTER (WHERE state IN ('failed', 'rejected')), count(*)
        FROM document
        WHERE source = 'folder:plant' AND state <> 'deleted'"
}

# Prints how many documents wait, and how many have been indexed and given up since the first of those was received; how
# many documents and pages were done a minute of late, and how many minutes it will take, or 0.
count_load() {
    PGOPTIONS='-c gemba.tenant=1' sql_as worker --field-separator ' ' --command "
        WITH waiting AS (
            SELECT count(*) AS documents, min(v.received_at) AS since
            FROM document d
            JOIN document_version v ON v.tenant_id = d.tenant_id AND v.document_id = d.id AND v.version = d.latest_version
            WHERE d.tenant_id = 1 AND d.state IN ('received', 'processing')),
        done AS (
            SELECT count(*) FILTER (WHERE d.state = 'indexed') AS indexed,
                   count(*) FILTER (WHERE d.state IN ('failed', 'rejected')) AS given_up,
                   count(*) FILTER (WHERE v.finished_at > now() - interval '3 minutes') AS lately,
                   coalesce(sum(v.pages) FILTER (WHERE v.finished_at > now() - interval '3 minutes'), 0) AS pages,
                   greatest(5, extract(epoch FROM least(now() - min(w.since), interval '3 minutes'))) / 60 AS minutes
            FROM waiting w JOIN document_version v ON v.tenant_id = 1 AND v.finished_at >= w.since
            JOIN document d
              ON d.tenant_id = v.tenant_id AND d.id = v.document_id AND d.latest_version = v.version
             AND d.state IN ('indexed', 'failed', 'rejected'))
        SELECT documents, indexed, given_up, coalesce(round(lately / minutes), 0), coalesce(round(pages / minutes), 0),
               coalesce(ceil(documents * minutes / nullif(lately, 0)), 0)
        FROM waiting, done"
}

# Prints how a load gets on, in one line; nothing if nothing waits.
describe_load() {
    local waiting indexed given_up rate pages minutes
    read -r waiting indexed given_up rate pages minutes < <(count_load) || return 0
    (( waiting > 0 )) || return 0
    printf '%d of %d documents read' "$((indexed + given_up))" "$((waiting + indexed + given_up))"
    (( rate == 0 )) || printf ', %d documents and %d pages a minute' "$rate" "$pages"
    (( minutes == 0 )) || printf ', about %d min left' "$minutes"
    (( given_up == 0 )) || printf '; %d could not be read' "$given_up"
    printf '\n'
}

# Prints why documents are not searched: how many, the code, and one of them.
count_reasons() {
    PGOPTIONS='-c gemba.tenant=1' sql_as worker --field-separator $'\t' --command "
        SELECT count(*), problem_code, translate(min(file_name), E'\t\n', '  ')
        FROM document
        WHERE tenant_id = 1 AND state IN ('failed', 'rejected')
        GROUP BY problem_code ORDER BY count(*) DESC, problem_code"
}

# The console's words: for a problem, or what to do about one.
words() {
    sed -n "s/^$1\.$2=//p" "$ROOT/copilot-api/src/main/resources/io/gemba/copilot/console/messages.properties"
}

show_reasons() {
    local count code example text shown=
    while IFS=$'\t' read -r count code example; do
        [[ -n $code ]] || continue
        [[ -n $shown ]] || say 'Not read, and what to do about it:'
        shown=yes
        text=$(words problem "$code")
        printf '%6s  %s\n' "$count" "${text:-$code}"
        printf '        %s\n' "$(words advice "$code")"
        printf '        such as %s\n' "$example"
    done < <(count_reasons)
}

# Prints the embedding model that is searched with, and behind a bar how far the change to another has come.
embedding_models() {
    sql_as worker --field-separator '|' --command "
        SELECT s.name, CASE WHEN n.name IS NULL THEN '' ELSE
            format('%s is %s, %s %% done%s', n.name, n.state,
                   100 - 100 * greatest(0, n.missing - b.since) / greatest(1, n.chunks), ': ' || n.problem) END
        FROM embedding_spec s
        LEFT JOIN embedding_next n ON n.state <> 'retiring'
        LEFT JOIN LATERAL (SELECT coalesce(sum(chunks), 0)::bigint AS since FROM embedding_batch
                           WHERE generation = n.generation AND done_at > n.counted_at) b ON true"
}

# The demo plant is waited for, since one asks about it at once; a folder of one's own may hold any number.
await_documents() {
    local expected indexed given_up known done_before=-1 moved=$SECONDS
    [[ -z $GEMBA_DOCUMENTS ]] || {
        step "The worker is reading $FOLDER; deploy/progress --watch shows how far it has come"
        return
    }
    expected=$(grep --count --invert-match 'access\.yaml$' "$FOLDER/.demo-plant")
    while :; do
        read -r indexed given_up known < <(count_documents)
        if (( indexed + given_up != done_before )); then
            done_before=$((indexed + given_up))
            moved=$SECONDS
            step "Indexed $((indexed < expected ? indexed : expected)) of $expected documents"
        fi
        if (( indexed + given_up >= expected )); then
            break
        fi
        is_running worker || fail "the worker ended while indexing: $(last_words worker)"
        if (( SECONDS - moved >= 120 )); then
            say "No document was finished for two minutes (of $known that are known); see $LOGS/worker.log"
            break
        fi
        pause 0.5
    done
    (( given_up == 0 )) || say "$given_up documents could not be read; deploy/progress and the console say why"
}

show_passwords() {
    local unshown=$SECRETS/unshown-passwords
    if [[ -s $unshown ]]; then
        say
        # Whoever has two lines, from a start that was interrupted, has the later password.
        awk -F '\t' '
            !($1 in line) { order[++n] = $1 }
            { line[$1] = sprintf("  %-12s %-20s %s", $1, $2, $3) }
            END {
                printf "  %-12s %-20s %s\n", "login", "name", "password"
                for (i = 1; i <= n; i++) print line[order[i]]
            }' "$unshown"
        say
        say 'The passwords are shown this once. deploy/up --reset-passwords makes new ones.'
        rm -f "$unshown"
    else
        say 'The passwords were shown when they were made. deploy/up --reset-passwords makes new ones.'
    fi
}

show_questions() {
    cat <<'END'

Three questions to try:
  planner    What torque do the M12 cover screws on a TGX 63 get?
  maint      E-213 on the fitting press, what should I do?
  plantb     Le tunnel de lavage affiche D22, que dois-je contrôler ?
END
}
