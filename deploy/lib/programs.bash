# Building the programs, and keeping those that run apart from the build.
# shellcheck shell=bash disable=SC2034,SC2153  # parts set and read each other's variables

readonly MODULES=copilot-api,ingestion/worker,deploy/demo

# What the build depends on, by name, size and time of change.
fingerprint() {
    (
        cd "$ROOT" || exit
        find pom.xml .mvn copilot-api ingestion prompts deploy/demo \
            \( -name target -o -path '*/src/test' \) -prune -o -type f -printf '%p %s %T@\n' |
            LC_ALL=C sort | sha256sum | cut --delimiter=' ' --fields=1
    )
}

# Maven run on JDK 25, so that everything that checks the code can read it.
maven() {
    (cd "$ROOT" && JAVA_HOME=${JAVA%/bin/java} exec mvn --batch-mode "$@")
}

# Shows which module is being built, and every 100 files that were downloaded.
show_build() {
    awk '
        /^\[INFO\] Building .*\[[0-9]+\/[0-9]+\]$/ {
            place = $NF
            gsub(/[][]/, "", place)
            sub(/\//, " of ", place)
            sub(/^\[INFO\] Building /, "")
            sub(/ [^ ]+ +\[[0-9]+\/[0-9]+\]$/, "")
            print "        " $0 " (" place ")"
            fflush()
        }
        /Downloaded from/ && ++files % 100 == 0 {
            print "        " files " files downloaded"
            fflush()
        }'
}

# Builds and installs the programs if their sources changed; what runs from app/ does not mind a later build.
install_programs() {
    local sources app=$GEMBA_HOME/app
    sources=$(fingerprint)
    if [[ -r $app/built && $(<"$app/built") == "$sources" ]]; then
        return
    fi
    step "Building the programs (the log is $LOGS/build.log)"
    run_waiting build || {
        grep '^\[ERROR\]' "$LOGS/build.log" | head -n 5 >&2
        fail "the build failed, see $LOGS/build.log"
    }
    step "Installing the programs in $app"
    rm -rf --one-file-system "$app" "$app.new"
    mkdir "$app.new"
    unpack copilot-api "$app.new/api"
    unpack ingestion/worker "$app.new/worker"
    mkdir "$app.new/demo"
    cp --recursive "$ROOT"/deploy/demo/target/gemba-demo-plant-*.jar "$ROOT/deploy/demo/target/lib" "$app.new/demo/"
    chmod --recursive u=rwX,go=rX "$app.new"
    printf '%s\n' "$sources" >"$app.new/built"
    mv "$app.new" "$app"
}

build() {
    maven --projects "$MODULES" --also-make -DskipTests -Dspotless.check.skip=true package 2>&1 |
        tee "$LOGS/build.log" | show_build
}

# unpack MODULE FOLDER: libraries beside the jar start faster than libraries within it.
unpack() {
    local jars=("$ROOT/$1"/target/*-exec.jar)
    "$JAVA" -Djarmode=tools -jar "${jars[0]}" extract --destination "$2" --application-filename program.jar >/dev/null
}

# command NAME ARGUMENTS...: one of the API's commands.
api_command() {
    env GEMBA_JDBC_URL="jdbc:$DATABASE_URI" "${DIRECTORY_SETTING[@]}" "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        --enable-native-access=ALL-UNNAMED -jar "$GEMBA_HOME/app/api/program.jar" "$@"
}
