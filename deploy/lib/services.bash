# The processes: started apart from this terminal, stopped in order.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

# What a start needs of the heap for a moment is given back.
readonly JAVA_OPTIONS=(-Xms64m -Xmx512m -XX:+UseSerialGC -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:-ShrinkHeapInSteps
    -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED)
ODOO_SETTINGS=()
readonly LOG_PATTERN="%d{yyyy-MM-dd HH:mm:ss} %-5level %replace(%X{correlationId}){'(.+)', '\$1 '}%msg%n%ex"

# The services of this home, in the order in which they start.
services() {
    [[ $DATABASE_KIND != own ]] || printf 'postgres\n'
    printf 'worker\napi\n'
}

title() {
    case $1 in
        api) printf 'API' ;;
        postgres) printf 'database' ;;
        *) printf '%s' "$1" ;;
    esac
}

is_up() {
    case $1 in
        postgres) postgres_is_running ;;
        odoo) odoo status >/dev/null 2>&1 ;;
        *) is_running "$1" ;;
    esac
}

all_up() {
    local name
    for name in $(services); do
        is_up "$name" || return 1
    done
}

any_up() {
    local name
    for name in $(services); do
        if is_up "$name"; then
            return
        fi
    done
    return 1
}

# Sets COMMAND to what runs a service's Java. Of our environment only what it needs reaches it; all else is set in
# gemba.yaml. Its log is kept to files of 10 MB, 50 MB in all.
service_command() {
    local name=$1 work=$GEMBA_HOME/work/$1
    shift
    COMMAND=()
    if [[ $EUID -eq 0 ]]; then
        COMMAND=(setpriv --reuid="gemba-$name" --regid=gemba --init-groups --inh-caps=-all --no-new-privs --)
    fi
    COMMAND+=(
        env --ignore-environment
        PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME="$work" LANG=C.UTF-8 ${TZ:+TZ="$TZ"}
        MALLOC_ARENA_MAX=2 OMP_THREAD_LIMIT=1 DJL_CACHE_DIR="$work/djl"
        GEMBA_HOME="$GEMBA_HOME" GEMBA_FOLDER="$FOLDER" GEMBA_JDBC_URL="jdbc:$DATABASE_URI"
        GEMBA_API_ADDRESS="$GEMBA_API_ADDRESS" GEMBA_API_PORT="$GEMBA_API_PORT" GEMBA_WORKER_PORT="$GEMBA_WORKER_PORT"
        "${DIRECTORY_SETTING[@]}" "${ODOO_SETTINGS[@]}"
        LOGGING_FILE_NAME="$LOGS/$name.log" LOGGING_THRESHOLD_CONSOLE=off LOGGING_PATTERN_FILE="$LOG_PATTERN"
        LOGGING_LOGBACK_ROLLINGPOLICY_MAX_FILE_SIZE=10MB LOGGING_LOGBACK_ROLLINGPOLICY_MAX_HISTORY=7
        LOGGING_LOGBACK_ROLLINGPOLICY_TOTAL_SIZE_CAP=50MB
        "$JAVA" "${JAVA_OPTIONS[@]}" -Djava.io.tmpdir="$work/tmp" "$@" -jar "$GEMBA_HOME/app/$name/program.jar"
    )
}

start_service() {
    local name=$1 work=$GEMBA_HOME/work/$1 cache=$GEMBA_HOME/app/$1/program.aot own=GEMBA_${1^^}_JAVA_OPTIONS options=() precedence=()
    rm -rf --one-file-system "$work/tmp"
    mkdir -p "$work/tmp"
    [[ $EUID -ne 0 ]] || chown --recursive "gemba-$name:gemba" "$work"
    chmod 0700 "$work"
    [[ ! -e $cache ]] || options+=(-XX:AOTCache="$cache")
    # shellcheck disable=SC2206  # options are words
    options+=(${!own})
    service_command "$name" "${options[@]}"
    # Nobody waits for what is read, as people do for answers and for pages in Odoo.
    [[ $name != worker ]] || precedence=(nice --adjustment=10)
    (
        cd /
        umask 027
        # Its log has what it says; what Java itself says, if it crashes, is here.
        exec setsid "${precedence[@]}" "${COMMAND[@]}" </dev/null >"$LOGS/$name.out" 2>&1 9>&-
    ) &
    record "$name" $!
    disown
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
        is_running "$name" || fail "the $(title "$name") ended while starting: $(last_words "$name")"
        (( SECONDS - since < 300 )) ||
            fail "the $(title "$name") does not answer after five minutes: $(last_words "$name")"
        if (( SECONDS - said >= 10 )); then
            said=$SECONDS
            step "Still waiting for the $(title "$name")"
        fi
        pause 0.2
    done
}

# The last thing a service complained of.
last_words() {
    local line
    line=$(tail --quiet --lines=200 "$LOGS/$1.log" "$LOGS/$1.out" 2>/dev/null |
        grep --extended-regexp ' (ERROR|WARN) |Exception|Error:|^(Description|Reason):' | tail -n 1) || true
    printf '%s (see %s)' "${line:-nothing was logged}" "$LOGS/$1.log"
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
    stop_process training 5
    for name in $(services | tac); do
        if is_up "$name"; then
            step "Stopping the $(title "$name")"
            stop_service "$name"
        fi
    done
}

# Lets Java note what each program loads and links when it starts, which saves the next start about half its work. That
# takes a while, so it is done once for each build, in the background, and behind everything else.
train() {
    local name
    for name in api worker; do
        if [[ ! -e $GEMBA_HOME/app/$name/program.aot ]]; then
            train_all </dev/null >"$LOGS/training.out" 2>&1 9>&- &
            record training $!
            disown
            return
        fi
    done
}

train_all() {
    local name java
    trap - EXIT INT HUP
    # Asked politely, Java would first write down what it has learned so far, in a process of its own.
    trap 'kill -KILL -- "-$java"; exit' TERM
    for name in api worker; do
        local cache=$GEMBA_HOME/work/$name/program.aot
        service_command "$name" -XX:AOTCacheOutput="$cache" -Dspring.context.exit=onRefresh \
            -Dlogging.file.name="$GEMBA_HOME/work/$name/training.log"
        nice --adjustment=19 setsid "${COMMAND[@]}" &
        java=$!
        wait "$java" && mv "$cache" "$GEMBA_HOME/app/$name/program.aot"
    done
}
