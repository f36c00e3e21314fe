# What every script here uses: messages, settings, and processes that are known for certain.
# shellcheck shell=bash disable=SC2034,SC2153  # scripts and parts set and read each other's variables

: "${PROGRAM:=deploy/${0##*/}}"
LIB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$LIB/../.." && pwd)
readonly PROGRAM LIB ROOT

say() {
    printf '%s\n' "$*"
}

# A line of progress, with the seconds since the script started.
step() {
    printf '%4d s  %s\n' "$SECONDS" "$*"
}

fail() {
    printf '%s: %s\n' "$PROGRAM" "$*" >&2
    exit 1
}

# ---------------------------------------------------------------------------------------------------------------------
# Settings: from the environment, else as the last start had them, else the default.

readonly REMEMBERED=(GEMBA_API_ADDRESS GEMBA_API_PORT GEMBA_WORKER_PORT GEMBA_DB_PORT GEMBA_DOCUMENTS GEMBA_DIRECTORY
    GEMBA_API_JAVA_OPTIONS GEMBA_WORKER_JAVA_OPTIONS GEMBA_ODOO_PORT GEMBA_ODOO_CLIENT)

load_settings() {
    GEMBA_HOME=$(realpath --canonicalize-missing -- "${GEMBA_HOME:-/var/lib/gemba}")
    DATABASE_URI=
    local name value
    if [[ -r $GEMBA_HOME/settings ]]; then
        while IFS='=' read -r name value; do
            if [[ $name == DATABASE_URI ]]; then
                DATABASE_URI=$value
            elif [[ " ${REMEMBERED[*]} " == *" $name "* && ! -v $name ]]; then
                printf -v "$name" '%s' "$value"
            fi
        done <"$GEMBA_HOME/settings"
    fi
    : "${GEMBA_API_ADDRESS:=127.0.0.1}" "${GEMBA_API_PORT:=8080}" "${GEMBA_WORKER_PORT:=8091}" "${GEMBA_DB_PORT:=15432}"
    : "${GEMBA_ODOO_PORT:=8069}" "${GEMBA_ODOO_CLIENT:=}"
    : "${GEMBA_DOCUMENTS:=}" "${GEMBA_DIRECTORY:=}" "${GEMBA_API_JAVA_OPTIONS:=}" "${GEMBA_WORKER_JAVA_OPTIONS:=}"
    [[ -z $GEMBA_DOCUMENTS ]] || GEMBA_DOCUMENTS=$(realpath --canonicalize-missing -- "$GEMBA_DOCUMENTS")
    [[ -z $GEMBA_DIRECTORY ]] || GEMBA_DIRECTORY=$(realpath --canonicalize-missing -- "$GEMBA_DIRECTORY")
    RUN=$GEMBA_HOME/run
    LOGS=$GEMBA_HOME/logs
    SECRETS=$GEMBA_HOME/secrets
    ADDRESS=http://localhost:$GEMBA_API_PORT
    readonly GEMBA_HOME RUN LOGS SECRETS ADDRESS
    export GEMBA_HOME GEMBA_API_PORT GEMBA_WORKER_PORT
}

save_settings() {
    local name
    {
        for name in "${REMEMBERED[@]}"; do
            printf '%s=%s\n' "$name" "${!name}"
        done
        [[ $DATABASE_KIND == own ]] || printf 'DATABASE_URI=%s\n' "$DATABASE_URI"
    } >"$GEMBA_HOME/settings.new"
    mv "$GEMBA_HOME/settings.new" "$GEMBA_HOME/settings"
}

is_home() {
    [[ -e $GEMBA_HOME/.gemba ]]
}

# ---------------------------------------------------------------------------------------------------------------------
# Processes. One is known by its number, the moment it started and the boot that was in: a number that has been given to
# another process since is never taken for it.

identity_of() {
    local line fields
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    # The name in parentheses may hold anything, so fields are counted behind it: state first, start time twentieth.
    read -r -a fields <<<"${line##*) }"
    [[ ${fields[0]} != Z ]] || return 1
    printf '%s %s %s\n' "$1" "${fields[19]}" "$(</proc/sys/kernel/random/boot_id)"
}

record() {
    identity_of "$2" >"$RUN/$1.pid"
}

is_running() {
    local recorded
    { read -r recorded <"$RUN/$1.pid"; } 2>/dev/null || return 1
    [[ $(identity_of "${recorded%% *}") == "$recorded" ]]
}

pid_of() {
    local recorded
    read -r recorded <"$RUN/$1.pid"
    printf '%s\n' "${recorded%% *}"
}

# stop_process NAME SECONDS: asks it to end, and ends it if it has not after that time.
stop_process() {
    local name=$1 seconds=$2 pid tries
    if is_running "$name"; then
        pid=$(pid_of "$name")
        kill "$pid" 2>/dev/null || true
        for ((tries = 0; tries < seconds * 10; tries++)); do
            is_running "$name" || break
            sleep 0.1
        done
        if is_running "$name"; then
            kill -KILL "$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$RUN/$name.pid"
}

# at_least VERSION LEAST
at_least() {
    [[ -n $1 && $(printf '%s\n' "$1" "$2" | sort --version-sort | head -n 1) == "$2" ]]
}

# These two wait so that a signal is heard at once, not when the command is done.
pause() {
    sleep "$1" &
    wait $!
}

child=
run_waiting() {
    local status=0
    # In a process group of its own, so that all of it can be ended.
    set -m
    "$@" </dev/null &
    child=$!
    set +m
    wait "$child" || status=$?
    child=
    return "$status"
}

# as USER COMMAND...: as that user if we are root, else as we are.
as() {
    local user=$1
    shift
    if [[ $EUID -eq 0 ]]; then
        setpriv --reuid="$user" --regid="$(id --group "$user")" --init-groups --inh-caps=-all -- "$@"
    else
        "$@"
    fi
}

# ---------------------------------------------------------------------------------------------------------------------

# The newest Java is not always the one on the path, so each that is installed is asked.
find_java() {
    local java version
    for java in "${JAVA_HOME:-/nonexistent}/bin/java" "${GEMBA_JVM_FOLDER:-/usr/lib/jvm}"/*/bin/java; do
        [[ -x $java && -x ${java}c ]] || continue
        version=$("$java" -version 2>&1) || continue
        if [[ $version =~ version\ \"25[.\"-] ]]; then
            printf '%s\n' "$java"
            return
        fi
    done
    return 1
}
