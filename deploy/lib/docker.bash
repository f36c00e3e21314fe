# What deploy/up --docker and deploy/down --docker share.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

choose_docker_home() {
    GEMBA_HOME=${GEMBA_HOME:-/var/lib/gemba-docker}
    load_settings
    choose_files
}

require_engine() {
    docker compose version >/dev/null 2>&1 || fail 'there is no "docker compose"; without Docker, deploy/up does the same'
    docker info >/dev/null 2>&1 || fail 'no Docker engine answers; without one, deploy/up does the same'
}

compose() {
    docker compose --file "$ROOT/deploy/compose/compose.yaml" "$@"
}
