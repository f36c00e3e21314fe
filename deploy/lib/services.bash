# The two processes: started apart from this terminal, stopped in order.
# shellcheck shell=bash disable=SC2153  # JAVA and FOLDER are set by others

readonly API_MEMORY=(-Xms64m -Xmx512m)
readonly WORKER_MEMORY=(-Xms64m -Xmx512m)

is_up() {
    if [[ $1 == postgres ]]; then
        postgres_is_running
    else
        is_running "$1"
    fi
}

# The services of this home, in the order in which they start.
services() {
    [[ $DATABASE_KIND != own ]] || printf 'postgres\n'
    printf 'worker\napi\n'
}

# Only what a service needs of our environment reaches it; all else is set in gemba.yaml.
start_service() {
    local name=$1 work=$GEMBA_HOME/work/$1 drop=()
    shift
    if [[ $EUID -eq 0 ]]; then
        drop=(setpriv --reuid="gemba-$name" --regid=gemba --init-groups --inh-caps=-all --no-new-privs --)
    fi
    rm -rf --one-file-system "$work/tmp"
    mkdir -p "$work/tmp"
    [[ $EUID -ne 0 ]] || chown --recursive "gemba-$name:gemba" "$work"
    chmod 0700 "$work"
    (
        cd /
        umask 027
        exec setsid "${drop[@]}" env --ignore-environment \
            PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$work" LANG=C.UTF-8 ${TZ:+TZ="$TZ"} \
            MALLOC_ARENA_MAX=2 OMP_THREAD_LIMIT=1 DJL_CACHE_DIR="$work/djl" \
            GEMBA_HOME="$GEMBA_HOME" GEMBA_API_ADDRESS="$GEMBA_API_ADDRESS" GEMBA_API_PORT="$GEMBA_API_PORT" \
            GEMBA_WORKER_PORT="$GEMBA_WORKER_PORT" GEMBA_JDBC_URL="jdbc:$DATABASE_URI" GEMBA_FOLDER="$FOLDER" \
            "${DIRECTORY_SETTING[@]}" \
            LOGGING_FILE_NAME="$LOGS/$name.log" LOGGING_THRESHOLD_CONSOLE=off \
            LOGGING_LOGBACK_ROLLINGPOLICY_MAX_FILE_SIZE=10MB LOGGING_LOGBACK_ROLLINGPOLICY_MAX_HISTORY=7 \
            LOGGING_LOGBACK_ROLLINGPOLICY_TOTAL_SIZE_CAP=50MB \
            LOGGING_PATTERN_FILE="%d{yyyy-MM-dd HH:mm:ss} %-5level %replace(%X{correlationId}){'(.+)', '\$1 '}%msg%n%ex" \
            "$JAVA" "$@" -Djava.io.tmpdir="$work/tmp" -XX:+ExitOnOutOfMemoryError \
            --enable-native-access=ALL-UNNAMED -jar "$GEMBA_HOME/app/$name/program.jar"
    ) </dev/null >"$LOGS/$name.out" 2>&1 9>&- &
    record "$name" $!
    disown
}

start_worker() {
    # shellcheck disable=SC2086  # options are words
    start_service worker "${WORKER_MEMORY[@]}" -XX:+UseSerialGC $GEMBA_WORKER_JAVA_OPTIONS
}

start_api() {
    # shellcheck disable=SC2086  # options are words
    start_service api "${API_MEMORY[@]}" -XX:+UseSerialGC $GEMBA_API_JAVA_OPTIONS
}

url_of() {
    case $1 in
        api) printf 'http://127.0.0.1:%s/actuator/health' "$GEMBA_API_PORT" ;;
        worker) printf 'http://127.0.0.1:%s/actuator/health' "$GEMBA_WORKER_PORT" ;;
    esac
}

answers() {
    curl --fail --silent --output /dev/null --max-time 3 "$(url_of "$1")"
}

# Waits until the service answers; says why if it ended instead.
await() {
    local name=$1 since=$SECONDS said=$SECONDS
    until answers "$name"; do
        is_running "$name" || fail "the $name ended while starting: $(last_words "$name")"
        (( SECONDS - since < 180 )) || fail "the $name does not answer after three minutes: $(last_words "$name")"
        if (( SECONDS - said >= 5 )); then
            said=$SECONDS
            step "Still waiting for the $name"
        fi
        pause 0.2
    done
}

# The last error a service spoke of.
last_words() {
    local line
    line=$(tail --quiet --lines=200 "$LOGS/$1.log" "$LOGS/$1.out" 2>/dev/null |
        grep --extended-regexp ' (ERROR|WARN) |Exception|Error:|^(Description|Reason):' | tail -n 1)
    printf '%s (see %s)' "${line:-nothing is logged}" "$LOGS/$1.log"
}

stop_service() {
    case $1 in
        postgres) stop_postgres ;;
        *) stop_process "$1" 40 ;;
    esac
}

# Stops what runs, last started first.
stop_services() {
    local name
    for name in $(services | tac); do
        if is_up "$name"; then
            step "Stopping the $(title "$name")"
            stop_service "$name"
        fi
    done
}

title() {
    case $1 in
        api) printf 'API' ;;
        postgres) printf 'database' ;;
        *) printf '%s' "$1" ;;
    esac
}
