# Odoo's package: Debian's own, unpacked into a folder with what it needs beside it.
# shellcheck shell=bash disable=SC2154  # deploy/lib/odoo sets what is read here

# Scripts and fonts that Odoo's package links to in other packages. Debian 12's fonts lie where the links point.
readonly UNSTABLE_FILES=(libjs-jquery libjs-jquery-form libjs-underscore fonts-roboto-unhinted fonts-montserrat fonts-ocr-b)
readonly STABLE_FILES=(fonts-font-awesome fonts-inconsolata)
readonly PYTHON=(asn1crypto babel cbor2 chardet cryptography dateutil decorator docutils freezegun geoip2 gevent greenlet idna
    jinja2 libsass lxml magic markupsafe num2words ofxparse openpyxl openssl passlib pil polib psutil psycopg2 pypdf qrcode
    reportlab requests rjsmin serial stdnum tz urllib3 usb vobject werkzeug xlrd xlsxwriter xlwt zeep)

install_odoo() {
    [[ $EUID -eq 0 ]] || fail "installing needs root"
    id "$account" >/dev/null 2>&1 ||
        useradd --system --home-dir "$home/files" --no-create-home --shell /usr/sbin/nologin "$account"
    install --directory --mode=0755 "$home"
    install --directory --mode=0750 --owner="$account" --group="$account" "$home"/{files,run,log,postgres}
    install_python
    unpack
}

install_python() {
    local log=$home/packages.log
    dpkg --status "${PYTHON[@]/#/python3-}" >/dev/null 2>&1 && return
    say 'Installing the Python packages that Odoo needs'
    {
        apt-get update --quiet --quiet &&
            DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends \
                -o DPkg::Lock::Timeout=120 "${PYTHON[@]/#/python3-}"
    } >"$log" 2>&1 </dev/null || fail "what Odoo needs cannot be installed, see $log"
}

# The package mirror that this host uses already, without its security archive.
mirror() {
    # shellcheck disable=SC2016  # apt fills these in, not the shell
    apt-get indextargets --format '$(REPO_URI) $(LABEL) $(CREATED_BY)' |
        awk '$2 == "Debian" && $3 == "Packages" && $1 !~ /security/ { print $1; exit }'
}

# unstable COMMAND...: apt-get with Debian's unstable distribution as its only source, apart from the host's own.
unstable() {
    apt-get -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$home/apt/sources" \
        -o Dir::State::Lists="$home/apt/lists" -o Dir::Cache="$home/apt/cache" "$@"
}

unpack() {
    [[ -e $home/unpacked ]] && return
    local from log=$home/unpack.log blur=$packages/odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js
    from=$(mirror)
    [[ -n $from ]] || fail "this host has no Debian package source to take Odoo from"
    say "Unpacking Odoo into $tree"
    # Half a tree left by an earlier try would be taken for a whole one.
    rm -rf --one-file-system "$tree" "$home/apt"
    mkdir -p "$home/apt/sources" "$home/apt/lists/partial" "$home/apt/cache/archives/partial" "$home/apt/packages"
    printf 'Types: deb\nURIs: %s\nSuites: sid\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
        "$from" >"$home/apt/sources/unstable.sources"
    (
        cd "$home/apt/packages"
        unstable --quiet --quiet update
        unstable download odoo-19 "${UNSTABLE_FILES[@]}"
        apt-get download "${STABLE_FILES[@]}"
        for package in *.deb; do
            dpkg --extract "$package" "$tree"
        done
    ) >"$log" 2>&1 || fail "Odoo cannot be unpacked, see $log"
    # The package leaves out this one file, and says so as an error in every page.
    mkdir -p "${blur%/*}"
    [[ -s $blur ]] || printf '// Not distributed by Debian.\n' >"$blur"
    rm -rf --one-file-system "$home/apt"
    touch "$home/unpacked"
}
