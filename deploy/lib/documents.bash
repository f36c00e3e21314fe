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

# The demo plant is waited for, since one asks about it at once; a folder of one's own may hold any number.
await_documents() {
    local expected indexed given_up known done_before=-1 moved=$SECONDS
    [[ -z $GEMBA_DOCUMENTS ]] || {
        step "The worker is indexing $FOLDER; what it does is in $LOGS/worker.log"
        return
    }
    expected=$(grep --count --invert-match 'access\.yaml$' "$FOLDER/.demo-plant")
    while :; do
        read -r indexed given_up known < <(count_documents)
        if (( indexed + given_up != done_before )); then
            done_before=$((indexed + given_up))
            moved=$SECONDS
            step "Indexed $indexed of $expected documents"
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
    (( given_up == 0 )) || say "$given_up documents could not be read; the console says why, under Documents"
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
