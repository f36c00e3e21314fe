# The demo plant's Odoo: made and started in the background by deploy/lib/odoo, since nothing of Gemba waits for it.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

readonly ODOO_DATABASE=plant
readonly ODOO_MB=2500

# Decides whether there is a demo Odoo, and if not says why in NO_ODOO.
choose_odoo() {
    ODOO_HOME=$GEMBA_HOME/odoo
    ODOO_ADDRESS=http://localhost:$GEMBA_ODOO_PORT
    NO_ODOO=
    local ID='' VERSION_ID=''
    # shellcheck source=/dev/null
    [[ ! -r /etc/os-release ]] || . /etc/os-release
    # As the last deploy/up was told, for whoever is not told anything.
    if [[ -n ${without_odoo-$(cat "$GEMBA_HOME/run/without-odoo" 2>/dev/null)} ]]; then
        NO_ODOO='deploy/up was told --no-odoo'
    elif has_own_odoo; then
        NO_ODOO='gemba.yaml names an Odoo of yours'
    elif [[ -n $GEMBA_DOCUMENTS ]]; then
        NO_ODOO='its plant belongs to the demo documents'
    elif [[ $ID-$VERSION_ID != debian-12 ]]; then
        NO_ODOO='its package is for Debian 12; elsewhere deploy/up --docker brings one'
    elif [[ $EUID -ne 0 ]]; then
        NO_ODOO='it is installed as root only'
    fi
    readonly ODOO_HOME ODOO_ADDRESS NO_ODOO
}

# True if the settings have gemba.odoo.url, in whichever way YAML is written in such files.
has_own_odoo() {
    [[ -r $GEMBA_HOME/gemba.yaml ]] && awk '
        /^[^ #]/ { top = $1; level = 0 }
        top ~ /^gemba\.odoo/ { found = 1 }
        top == "gemba:" && /^ +[^ #]/ {
            depth = match($0, /[^ ]/)
            if (!level) level = depth
            if (depth == level && $1 == "odoo:") found = 1
        }
        END { exit !found }' "$GEMBA_HOME/gemba.yaml"
}

wants_odoo() {
    [[ -z $NO_ODOO ]]
}

# What the API is told of it; a gemba.yaml of one's own may say more. It need not answer yet when the API starts.
odoo_settings() {
    ODOO_SETTINGS=()
    wants_odoo || return 0
    ODOO_SETTINGS=(
        GEMBA_ODOO_URL="http://127.0.0.1:$GEMBA_ODOO_PORT" GEMBA_ODOO_PUBLICURL="$ODOO_ADDRESS"
        GEMBA_ODOO_DATABASE="$ODOO_DATABASE" GEMBA_ODOO_CLIENT_ID="$GEMBA_ODOO_CLIENT"
        GEMBA_ODOO_CLIENT_KEYFILE="$SECRETS/api/odoo-client-key.json"
        GEMBA_EVENTS_ODOOSECRETFILES="$SECRETS/api/odoo-events-secret" GEMBA_PANEL_ORIGINS="$ODOO_ADDRESS"
        GEMBA_IDENTITY_ODOO_SHARESLOGINS=true
        GEMBA_ODOO_BOT_LOGIN=gemba-bot GEMBA_ODOO_BOT_KEYFILE="$SECRETS/api/odoo-bot-key"
    )
}

# Gives each service its copy of the bot's key, whole or not at all: the worker reads it while it runs.
hand_over_bot_key() {
    local name
    for name in api worker; do
        install --mode=0600 --owner="gemba-$name" --group=gemba "$ODOO_HOME/files/bot-key" "$SECRETS/$name/odoo-bot-key.new"
        mv "$SECRETS/$name/odoo-bot-key.new" "$SECRETS/$name/odoo-bot-key"
    done
}

# How the addon knows this Gemba, once and for all.
name_client() {
    [[ -n $GEMBA_ODOO_CLIENT ]] || GEMBA_ODOO_CLIENT=$(</proc/sys/kernel/random/uuid)
}

# write_connection API BOT_KEY_FILE FILE: writes to the file what deploy/lib/odoo connect reads, with the address at which
# Odoo reaches the API. Of the key only the public half leaves the secrets.
write_connection() {
    (
        umask 077
        /usr/bin/python3 - "$SECRETS/api" "$ODOO_ADDRESS" "$GEMBA_ODOO_CLIENT" "$ADDRESS" "$1" "$2" >"$3" <<'END'
import json, pathlib, sys
secrets, odoo, client, gemba, api, bot = pathlib.Path(sys.argv[1]), *sys.argv[2:]
key = json.loads((secrets / "odoo-client-key.json").read_text())
json.dump({
    "url": odoo, "clientId": client, "publicKey": {part: key[part] for part in ("kty", "crv", "x", "y", "kid")},
    "redirectUri": gemba + "/login/oauth2/code/odoo", "panelUrl": gemba,
    "eventsUrl": api + "/api/v1/events/odoo",
    "eventsSecret": (secrets / "odoo-events-secret").read_text().strip(), "botKeyFile": bot,
}, sys.stdout)
END
    )
}

# Sets ODOO_COMMAND to deploy/lib/odoo with this home's settings.
odoo_command() {
    ODOO_COMMAND=(env GEMBA_ODOO_HOME="$ODOO_HOME" GEMBA_ODOO_PORT="$GEMBA_ODOO_PORT"
        GEMBA_ODOO_DATABASE="$ODOO_DATABASE" GEMBA_ODOO_CRON_THREADS=1 GEMBA_ODOO_LOG_LEVEL=warn
        GEMBA_ODOO_PASSWORDS="$SECRETS/unset-passwords" GEMBA_ODOO_CONNECTION="$SECRETS/odoo-connection.json")
}

odoo() {
    odoo_command
    "${ODOO_COMMAND[@]}" "$LIB/odoo" "$@"
}

# Brings it up beside everything else. Passwords that were made since it last came up are set, also while it runs.
start_odoo() {
    printf '%s' "$without_odoo" >"$RUN/without-odoo"
    if ! wants_odoo; then
        step "Without Odoo: $NO_ODOO"
        return
    fi
    ! is_running odoo-start || return 0
    write_connection "http://127.0.0.1:$GEMBA_API_PORT" "$ODOO_HOME/files/bot-key" "$SECRETS/odoo-connection.json"
    (
        cd /
        trap - EXIT INT TERM HUP PIPE
        exec setsid "$LIB/odoo-up" </dev/null >"$LOGS/odoo-start.log" 2>&1 9>&-
    ) &
    record odoo-start $!
    disown
}

# How far it is: off, running, starting or failed, and in the last two cases what it said last.
odoo_state() {
    local line=''
    if odoo status >/dev/null 2>&1 && ! is_running odoo-start; then
        printf 'running\n'
        return
    fi
    [[ ! -r $LOGS/odoo-start.log ]] || line=$(tail -n 1 "$LOGS/odoo-start.log")
    if is_running odoo-start; then
        printf 'starting %s\n' "${line:-Preparing}"
    elif [[ $line == 'odoo: '* ]]; then
        printf 'failed %s\n' "${line#odoo: }"
    else
        printf 'off\n'
    fi
}

describe_odoo() {
    local state rest
    read -r state rest <<<"$(odoo_state)"
    case $state in
        running) printf 'Odoo is ready at %s' "$ODOO_ADDRESS" ;;
        starting) printf 'Odoo: %s' "$rest" ;;
        failed) printf 'Odoo did not start, answers come from documents alone: %s' "$rest" ;;
        off) printf 'Odoo does not run' ;;
    esac
}

show_odoo() {
    say
    say "$(describe_odoo)."
    say "There, as planner, open manufacturing order WH/MO/00455 and ask why it is late."
}

stop_odoo() {
    [[ -d $ODOO_HOME ]] || return 0
    local pid
    if is_running odoo-start; then
        pid=$(pid_of odoo-start)
        kill -- "-$pid" 2>/dev/null || true
    fi
    rm -f "$RUN/odoo-start.pid"
    if odoo status >/dev/null 2>&1 || [[ -e $ODOO_HOME/postgres/data/postmaster.pid ]]; then
        step 'Stopping Odoo'
        odoo stop
    fi
}
