# What the distribution has to provide.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

readonly LEAST_PGVECTOR=0.8.0
readonly OCR_LANGUAGES="deu fra spa"

# Fills MISSING with the packages to install, and sets NEEDS_PGVECTOR if the extension is not there or too old.
# WANTED_PROGRAMS are wanted besides; each is called as its package.
WANTED_PROGRAMS=(curl)

find_missing_packages() {
    local language program
    MISSING=()
    NEEDS_PGVECTOR=
    if [[ $DATABASE_KIND == own ]]; then
        if [[ -z $(postgres_version) ]]; then
            MISSING+=(postgresql)
        fi
        has_pgvector || NEEDS_PGVECTOR=yes
    elif ! command -v psql >/dev/null; then
        MISSING+=(postgresql-client)
    fi
    for language in $(ocr_languages); do
        has_ocr_data "$language" || MISSING+=("tesseract-ocr-${language//_/-}")
    done
    for program in "${WANTED_PROGRAMS[@]}"; do
        command -v "$program" >/dev/null || MISSING+=("$program")
    done
    command -v fc-list >/dev/null || MISSING+=(fontconfig)
}

# The languages of scans that the settings name; English comes with the worker.
ocr_languages() {
    local named=${GEMBA_READER_OCR_LANGUAGES:-}
    if [[ -z $named && -r ${GEMBA_HOME:-}/gemba.yaml ]]; then
        named=$(awk '
            tolower($1) ~ /^ocr-?languages:$/ { $1 = ""; print; listed = 1; next }
            listed && $1 == "-" { print $2; next }
            { listed = 0 }' "$GEMBA_HOME/gemba.yaml")
    fi
    printf '%s\n' "${named:-$OCR_LANGUAGES}" | tr --squeeze-repeats '][," ' '\n' | grep --invert-match --line-regexp 'eng\|' || true
}

has_ocr_data() {
    compgen -G "/usr/share/tesseract-ocr/*/tessdata/$1.traineddata" >/dev/null ||
        [[ -e /usr/share/tesseract-ocr/tessdata/$1.traineddata ]]
}

has_pgvector() {
    local version control
    version=$(postgres_version)
    control=/usr/share/postgresql/$version/extension/vector.control
    [[ -n $version && -r $control ]] &&
        at_least "$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" "$control")" "$LEAST_PGVECTOR"
}

# The version that our cluster was made with, else the newest installed.
postgres_version() {
    local server newest=
    if [[ -r $CLUSTER/PG_VERSION ]]; then
        cat "$CLUSTER/PG_VERSION"
        return
    fi
    for server in /usr/lib/postgresql/*/bin/initdb; do
        [[ -x $server ]] || continue
        server=${server#/usr/lib/postgresql/}
        (( ${server%%/*} > ${newest:-14} )) && newest=${server%%/*}
    done
    printf '%s' "$newest"
}

# Installs what was found missing.
install_packages() {
    if [[ ${#MISSING[@]} -gt 0 ]]; then
        step "Installing ${MISSING[*]}"
        apt_install "${MISSING[@]}"
    fi
    if [[ -n $NEEDS_PGVECTOR ]] && ! has_pgvector; then
        step "Installing pgvector for PostgreSQL $(postgres_version)"
        "$LIB/install-pgvector" "$(postgres_version)" || fail "pgvector cannot be installed"
    fi
}

# apt_install PACKAGE...; what is installed is started by nobody, and Debian's PostgreSQL makes no cluster of its own.
apt_install() {
    local log=$LOGS/packages.log no_cluster=/etc/postgresql-common/createcluster.d/gemba.conf no_start=/usr/sbin/policy-rc.d
    local made=("$no_cluster") status=0
    mkdir -p "${no_cluster%/*}"
    printf 'create_main_cluster = false\n' >"$no_cluster"
    if [[ ! -e $no_start ]]; then
        made+=("$no_start")
        printf '#!/bin/sh\nexit 101\n' >"$no_start"
        chmod 0755 "$no_start"
    fi
    {
        apt-get update --quiet &&
            DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends \
                -o DPkg::Lock::Timeout=120 "$@"
    } >"$log" 2>&1 </dev/null || status=$?
    rm -f "${made[@]}"
    ((status == 0)) || fail "apt-get: $(grep '^E:' "$log" | head -n 1 | cut --characters=4-) (all of it in $log)"
}

make_users() {
    [[ $EUID -eq 0 ]] || return 0
    local user
    getent group gemba >/dev/null || groupadd --system gemba
    for user in gemba-api gemba-worker; do
        id "$user" >/dev/null 2>&1 ||
            useradd --system --gid gemba --home-dir "$GEMBA_HOME" --no-create-home --shell /usr/sbin/nologin "$user"
    done
}
