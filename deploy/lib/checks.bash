# What has to hold before anything is changed.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

readonly FIRST_START_MB=3000
readonly LATER_START_MB=500

check_system() {
    [[ $(uname --machine) == x86_64 ]] ||
        fail "this is a $(uname --machine) machine; the native libraries that come with the build are for x86_64"
    JAVA=$(find_java) ||
        fail "no JDK 25 in ${GEMBA_JVM_FOLDER:-/usr/lib/jvm}; install one there (any vendor's), or name it in JAVA_HOME"
    command -v mvn >/dev/null || fail "no Maven: apt-get install maven"
    readonly JAVA
    if [[ $EUID -eq 0 ]]; then
        as nobody "$JAVA" -version 2>/dev/null ||
            fail "$JAVA cannot be run by other users, and the processes do not run as root; move the JDK to /usr/lib/jvm"
    fi
}

# Where packages have to be installed, we have to be root, and it has to be a system whose packages we know.
check_packages() {
    find_missing_packages
    local wanted="${MISSING[*]}${NEEDS_PGVECTOR:+ pgvector}"
    [[ -n $wanted ]] || return 0
    [[ $EUID -eq 0 ]] || fail "not root, and these have to be installed: ${wanted# }"
    local ID='' VERSION_ID='' PRETTY_NAME='an unknown system'
    # shellcheck source=/dev/null
    [[ ! -r /etc/os-release ]] || . /etc/os-release
    case $ID-$VERSION_ID in
        debian-12 | debian-13 | ubuntu-24.04) ;;
        *) fail "on $PRETTY_NAME, install these yourself and start again: ${wanted# }" ;;
    esac
}

check_home() {
    (( ${#GEMBA_HOME} <= 80 )) || fail "GEMBA_HOME is longer than 80 characters, too long for PostgreSQL's socket in it"
    if [[ -e $GEMBA_HOME && ! -d $GEMBA_HOME ]]; then
        fail "GEMBA_HOME ($GEMBA_HOME) is not a folder"
    fi
    if [[ -d $GEMBA_HOME ]] && ! is_home && [[ -n $(ls --almost-all "$GEMBA_HOME") ]]; then
        fail "GEMBA_HOME ($GEMBA_HOME) holds something else; choose an empty folder, or one that is not there yet"
    fi
    local existing=$GEMBA_HOME
    while [[ ! -d $existing ]]; do
        existing=$(dirname "$existing")
    done
    [[ -w $existing ]] || fail "$existing cannot be written to; be root, or set GEMBA_HOME to a folder of your own"
    if [[ $EUID -eq 0 && $existing != "$GEMBA_HOME" ]] && ! as nobody test -x "$existing"; then
        fail "$existing is closed to other users, and the processes do not run as root; set GEMBA_HOME to another place"
    fi
    check_disk "$existing"
}

check_disk() {
    local needed=$FIRST_START_MB free
    [[ ! -e $GEMBA_HOME/app/built ]] || needed=$LATER_START_MB
    if wants_odoo && [[ ! -e $ODOO_HOME/unpacked ]]; then
        needed=$((needed + ODOO_MB))
    fi
    free=$(df --output=avail --block-size=1M "$1" | tail -n 1)
    (( free >= needed )) || fail "$((free)) MB are free at $1, $needed MB are needed"
}

check_ports() {
    local name port seen=' '
    for name in GEMBA_API_PORT GEMBA_WORKER_PORT GEMBA_DB_PORT GEMBA_ODOO_PORT; do
        port=${!name}
        if [[ ! $port =~ ^[1-9][0-9]{0,4}$ ]] || (( port > 65535 )); then
            fail "$name is '$port', not a port"
        fi
        [[ $seen != *" $port "* ]] || fail "$name is $port, which another of the ports is, too"
        seen+="$port "
    done
    check_port GEMBA_API_PORT api
    check_port GEMBA_WORKER_PORT worker
    [[ $DATABASE_KIND != own ]] || check_port GEMBA_DB_PORT postgres
    ! wants_odoo || check_port GEMBA_ODOO_PORT odoo
}

# check_port SETTING NAME: our own process may have it, since it is stopped before it is started anew.
check_port() {
    local port=${!1} by=''
    if ! listens "$port" || is_up "$2"; then
        return
    fi
    if [[ $(ss --no-header --listening --tcp --numeric --processes "sport = :$port" 2>/dev/null) =~ \"([^\"]+)\",pid=([0-9]+) ]]; then
        by=" by ${BASH_REMATCH[1]}, process ${BASH_REMATCH[2]}"
    fi
    fail "port $port is taken$by; set $1 to another"
}

listens() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

check_own_files() {
    if [[ -n $GEMBA_DOCUMENTS ]]; then
        check_readable GEMBA_DOCUMENTS gemba-worker -d folder
        [[ -n $(find "$GEMBA_DOCUMENTS" -name access.yaml -print -quit) ]] ||
            fail "no access.yaml in $GEMBA_DOCUMENTS: it says who may read what lies beside and below it"
    fi
    [[ -z $GEMBA_DIRECTORY ]] || check_readable GEMBA_DIRECTORY gemba-api -f file
}

check_readable() {
    local setting=$1 user=$2 path=${!1}
    test "$3" "$path" || fail "$setting: $path is not a $4"
    [[ $EUID -eq 0 ]] || user=$(id --user --name)
    id "$user" >/dev/null 2>&1 || user=nobody
    as "$user" test -r "$path" || fail "$setting: $path cannot be read by other users (here: $user)"
}
