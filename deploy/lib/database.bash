# The database: a cluster of our own, or one whose URL was given.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

readonly ROLES=(owner api worker)

# Decides which it is, and splits a given URL into an address without credentials and an administrator's account.
choose_database() {
    CLUSTER=$GEMBA_HOME/postgres/data
    CLUSTER_USER=postgres
    [[ $EUID -eq 0 ]] || CLUSTER_USER=$(id --user --name)
    ADMIN_USER=
    ADMIN_PASSWORD=
    DATABASE_KIND=own
    if [[ -n ${GEMBA_DATABASE_URL:-} ]]; then
        DATABASE_KIND=given
        split_url "${GEMBA_DATABASE_URL#jdbc:}"
    elif [[ -n $DATABASE_URI ]]; then
        DATABASE_KIND=given
    else
        DATABASE_URI=postgresql://127.0.0.1:$GEMBA_DB_PORT/gemba
    fi
    DATABASE=${DATABASE_URI##*/}
    DATABASE=${DATABASE%%\?*}
    readonly CLUSTER CLUSTER_USER DATABASE_KIND DATABASE_URI DATABASE ADMIN_USER ADMIN_PASSWORD
}

split_url() {
    local pattern='^postgres(ql)?://(([^:@/]*)(:([^@/]*))?@)?([^@/?]+)(/([^/?]*))?(\?(.*))?$' option query=''
    [[ $1 =~ $pattern ]] || fail "GEMBA_DATABASE_URL is not like postgresql://user:password@host:5432/database"
    local user=${BASH_REMATCH[3]} password=${BASH_REMATCH[5]} options=${BASH_REMATCH[10]}
    DATABASE_URI=postgresql://${BASH_REMATCH[6]}/${BASH_REMATCH[8]:-gemba}
    while IFS= read -r -d '&' option; do
        case $option in
            user=*) user=${option#*=} ;;
            password=*) password=${option#*=} ;;
            *) query+=${option:+&$option} ;;
        esac
    done <<<"$options&"
    ADMIN_USER=$(decoded "$user")
    ADMIN_PASSWORD=$(decoded "$password")
    DATABASE_URI+=${query:+?${query#&}}
}

decoded() {
    local text=${1//\\/\\\\}
    printf '%b' "${text//%/\\x}"
}

# sql_as ROLE ARGUMENTS...: psql as one of Gemba's roles.
sql_as() {
    local role=$1
    shift
    PGUSER=gemba_$role PGPASSWORD=$(<"$SECRETS/$role/spring.datasource.password") PGCONNECT_TIMEOUT=10 \
        psql --no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1 "$@" "$DATABASE_URI"
}

# sql_as_admin DATABASE: psql as who may create roles and databases; the statements come from standard input, since
# a command line is for everyone to read.
sql_as_admin() {
    local options=(--no-psqlrc --quiet --no-align --tuples-only --set ON_ERROR_STOP=1)
    if [[ $DATABASE_KIND == own ]]; then
        as "$CLUSTER_USER" psql "${options[@]}" --host "${CLUSTER%/data}" --port "$GEMBA_DB_PORT" --dbname "$1"
    else
        PGUSER=$ADMIN_USER PGPASSWORD=$ADMIN_PASSWORD PGCONNECT_TIMEOUT=10 \
            psql "${options[@]}" "${DATABASE_URI/"/$DATABASE"/"/$1"}"
    fi
}

# What has to be there, as statements for psql that leave alone what is. Roles are shared by all databases of a server,
# so the password of one that is there is ours to change only in a cluster of our own.
server_statements() {
    local role create exists
    for role in "${ROLES[@]}"; do
        exists="EXISTS (SELECT FROM pg_roles WHERE rolname = 'gemba_$role')"
        create="ROLE gemba_$role LOGIN PASSWORD ''$(<"$SECRETS/$role/spring.datasource.password")''"
        if [[ $DATABASE_KIND == own ]]; then
            printf "SELECT CASE WHEN %s THEN 'ALTER' ELSE 'CREATE' END || ' %s' \\\\gexec\n" "$exists" "$create"
        else
            printf "SELECT 'CREATE %s' WHERE NOT %s \\\\gexec\n" "$create" "$exists"
        fi
    done
    cat <<END
SELECT 'GRANT gemba_owner TO CURRENT_USER' WHERE NOT pg_has_role(current_user, 'gemba_owner', 'MEMBER') \\gexec
SELECT 'CREATE DATABASE "$DATABASE" OWNER gemba_owner ENCODING UTF8 TEMPLATE template0'
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '$DATABASE') \\gexec
END
}

database_statements() {
    cat <<END
SELECT 'CREATE EXTENSION vector' WHERE NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'vector') \\gexec
SELECT 'ALTER SCHEMA public OWNER TO gemba_owner'
 WHERE NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public' AND nspowner = 'gemba_owner'::regrole) \\gexec
END
}

prepare_database() {
    if [[ $DATABASE_KIND == own ]]; then
        server_statements | sql_as_admin postgres
        database_statements | sql_as_admin "$DATABASE"
    elif ! is_prepared; then
        prepare_given_database
    fi
    local version
    version=$(sql_as owner --command "SELECT extversion FROM pg_extension WHERE extname = 'vector'")
    at_least "$version" "$LEAST_PGVECTOR" ||
        fail "the database has pgvector $version; $LEAST_PGVECTOR or later is needed"
}

# True if all three roles get in, and the owner finds the extension and may create tables.
is_prepared() {
    local ready="SELECT has_schema_privilege('public', 'CREATE') AND EXISTS (SELECT FROM pg_extension WHERE extname = 'vector')"
    [[ $(sql_as owner --command "$ready" 2>/dev/null) == t ]] &&
        sql_as api --command 'SELECT' >/dev/null 2>&1 && sql_as worker --command 'SELECT' >/dev/null 2>&1
}

# What the account may not do, an administrator has to: the statements are left in a file.
prepare_given_database() {
    local file=$SECRETS/database.sql problem
    (
        umask 077
        {
            server_statements
            printf '\\connect "%s"\n' "$DATABASE"
            database_statements
        } >"$file"
    )
    [[ -n $ADMIN_USER ]] ||
        fail "the database is not prepared; give GEMBA_DATABASE_URL a user and password, or let an administrator run psql --file $file"
    step "Preparing the database as $ADMIN_USER"
    problem=$({ server_statements | sql_as_admin postgres && database_statements | sql_as_admin "$DATABASE"; } 2>&1) ||
        fail "$ADMIN_USER may not prepare the database (${problem%%$'\n'*}); let an administrator run psql --file $file"
    is_prepared ||
        fail "roles gemba_owner, gemba_api and gemba_worker exist with other passwords; write those to $SECRETS/<role>/spring.datasource.password"
    rm -f "$file"
}

# ---------------------------------------------------------------------------------------------------------------------
# The cluster of our own. Its process works in its data folder, which tells it from any other of that number.

postgres_bin() {
    printf '/usr/lib/postgresql/%s/bin' "$(postgres_version)"
}

postgres_is_running() {
    local pid
    { read -r pid <"$CLUSTER/postmaster.pid"; } 2>/dev/null || return 1
    [[ $(as "$CLUSTER_USER" readlink "/proc/$pid/cwd" 2>/dev/null) == "$CLUSTER" ]] && identity_of "$pid" >/dev/null
}

make_cluster() {
    local folder=${CLUSTER%/data}
    [[ -d $CLUSTER ]] && return
    step "Making a database cluster in $CLUSTER"
    install --directory --mode=0750 "$folder"
    [[ $EUID -ne 0 ]] || chown "$CLUSTER_USER:" "$folder"
    rm -rf --one-file-system "$CLUSTER.new"
    as "$CLUSTER_USER" "$(postgres_bin)/initdb" --pgdata "$CLUSTER.new" --username "$CLUSTER_USER" --encoding UTF8 \
        --locale C.UTF-8 --auth-local peer --auth-host scram-sha-256 >"$LOGS/initdb.log" 2>&1 ||
        fail "the cluster cannot be made: $(tail -n 1 "$LOGS/initdb.log")"
    as "$CLUSTER_USER" tee --append "$CLUSTER.new/postgresql.conf" >/dev/null <<END
include_if_exists = 'gemba.conf'
END
    mv "$CLUSTER.new" "$CLUSTER"
}

# A share of the machine's memory for PostgreSQL, within bounds, in MB: share_of_memory DIVISOR LEAST MOST
share_of_memory() {
    local share
    share=$(awk -v divisor="$1" '/^MemTotal/ { printf "%d", $2 / 1024 / divisor }' /proc/meminfo)
    printf '%d' "$((share < $2 ? $2 : share > $3 ? $3 : share))"
}

write_cluster_settings() {
    as "$CLUSTER_USER" tee "$CLUSTER/gemba.conf" >/dev/null <<END
# Written by deploy/up at each start; what comes behind it in postgresql.conf wins.
listen_addresses = '127.0.0.1'
port = $GEMBA_DB_PORT
unix_socket_directories = '${CLUSTER%/data}'
password_encryption = 'scram-sha-256'
max_connections = 60
shared_buffers = '$(share_of_memory 8 256 4096)MB'
effective_cache_size = '$(share_of_memory 2 512 65536)MB'
maintenance_work_mem = '$(share_of_memory 16 128 2048)MB'
jit = off
# pgvector before 0.8.2 builds its index in parallel beyond the bounds of its memory (CVE-2026-3172).
max_parallel_maintenance_workers = 0
logging_collector = on
log_directory = '${CLUSTER%/data}/log'
log_filename = 'postgres-%a.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
END
}

start_postgres() {
    postgres_is_running && return
    local tries log=${CLUSTER%/data}/start.log
    # A number left by a server that was killed may be another process's by now, and PostgreSQL would not start.
    rm -f "$CLUSTER/postmaster.pid"
    write_cluster_settings
    rm -f "$log"
    # After a kill its children need a moment to notice, and until then they hold its memory.
    for ((tries = 0; tries < 20; tries++)); do
        if as "$CLUSTER_USER" "$(postgres_bin)/pg_ctl" start --wait --timeout 60 --silent --pgdata "$CLUSTER" \
            --log "$log" </dev/null >/dev/null 2>&1 9>&-; then
            return
        fi
        grep --quiet 'still in use' "$log" || break
        sleep 0.5
    done
    fail "the database does not start: $(grep --extended-regexp 'FATAL|HINT' "$log" | tail -n 1) (see $log)"
}

stop_postgres() {
    postgres_is_running || return 0
    as "$CLUSTER_USER" "$(postgres_bin)/pg_ctl" stop --mode fast --wait --timeout 60 --silent --pgdata "$CLUSTER" \
        >/dev/null 2>&1 || say "The database did not stop within a minute; see ${CLUSTER%/data}/log"
}
