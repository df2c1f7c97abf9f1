#!/usr/bin/env bash
# Sets up a fresh EC2 machine (Ubuntu 22.04 or later, Amazon Linux 2023; 1 GiB of memory is enough): Java 17, nginx,
# swap, a user of its own, the service. Give it as user data, or run it as root. Run it again to install a newer release:
# models, data, logs, settings and the nginx site stay as they are.
#
# RELEASE is where the packed release is: any address that curl reads, such as a presigned https address of a bucket
# or file:///home/ubuntu/customer-prediction.tar.gz. docs/DEPLOYMENT.md says how to pack one.
set -euo pipefail

RELEASE="${RELEASE:-https://example.com/customer-prediction.tar.gz}"
# The name by which browsers call the server, such as shop.example.com; without one they use its IP address.
NAME="${NAME:-}"
USER_NAME="${USER_NAME:-customer-prediction}"
# Tests install below another root.
ROOT="${ROOT:-}"
# The program: written by root, replaced by each release.
HOME_DIR="$ROOT/opt/customer-prediction"
# Models, data and logs: written by the service (StateDirectory in its unit), never replaced by a release.
STATE_DIR="$ROOT/var/lib/customer-prediction"

install_packages() {
    if command -v apt-get >/dev/null; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q
        apt-get install -q -y --no-install-recommends openjdk-17-jre-headless nginx-light curl ca-certificates tar
    elif command -v dnf >/dev/null; then
        # Amazon Linux brings curl in its minimal form; asking for the full one would conflict.
        dnf install -q -y java-17-amazon-corretto-headless nginx tar gzip
    else
        echo "found neither apt-get nor dnf: this script supports Ubuntu and Amazon Linux" >&2
        exit 1
    fi
}

# One GiB of memory is enough to serve; swap keeps an update of packages from ending the service.
add_swap() {
    if [ -n "$(swapon --show --noheadings)" ]; then
        return
    fi
    if [ ! -f /swapfile ]; then
        dd if=/dev/zero of=/swapfile bs=1M count=1024 status=none
        chmod 600 /swapfile
        mkswap /swapfile >/dev/null
    fi
    swapon /swapfile
    grep -q '^/swapfile ' /etc/fstab || echo '/swapfile none swap sw 0 0' >>/etc/fstab
}

add_user() {
    if ! id "$USER_NAME" >/dev/null 2>&1; then
        useradd --system --home-dir "$HOME_DIR" --no-create-home --shell /usr/sbin/nologin "$USER_NAME"
    fi
}

unpack_release() {
    UNPACKED="$(mktemp -d)"
    trap 'rm -rf "$UNPACKED"' EXIT
    curl --fail --silent --show-error --location --retry 5 "$RELEASE" | tar -xz -C "$UNPACKED" --no-same-owner
    mkdir "$UNPACKED/check"
}

# Starts the new release beside the running one, with the models and settings of this machine. If it cannot answer, the
# script ends here and nothing has changed.
check_release() {
    local models="$UNPACKED/models" config="$UNPACKED/conf/application.properties" folder
    for folder in "$HOME_DIR/models" "$STATE_DIR/models"; do
        if has_content "$folder"; then
            models="$folder"
        fi
    done
    if [ -f "$HOME_DIR/conf/application.properties" ]; then
        config="$HOME_DIR/conf/application.properties"
    fi
    check "$UNPACKED" /nonexistent --models "$models" --config "$config"
}

# Whether the program in a folder can answer; puts the archive of its classes into another folder if that can be made.
check() {
    local program="$1" cache="$2"
    shift 2
    (cd "$UNPACKED/check" && PREDICTION_CACHE="$cache" "$program/bin/customer-prediction" serve --check --host 127.0.0.1 --port 0 \
        --logs logs --batches batches --database-url jdbc:h2:mem:check "$@")
}

has_content() {
    [ -d "$1" ] && [ -n "$(ls -A "$1")" ]
}

# Models, data and logs that an older version of this script put beside the program move to the state folder. A link stays
# for settings that name the old place.
move_state() {
    local name
    for name in models data logs; do
        if [ -d "$HOME_DIR/$name" ] && [ ! -L "$HOME_DIR/$name" ] && [ ! -e "$STATE_DIR/$name" ]; then
            systemctl stop customer-prediction 2>/dev/null || true
            rm -rf "${STATE_DIR:?}/$name.moving"
            cp -a "$HOME_DIR/$name" "$STATE_DIR/$name.moving"
            chown -R "$USER_NAME:" "$STATE_DIR/$name.moving"
            mv "$STATE_DIR/$name.moving" "$STATE_DIR/$name"
            rm -rf "${HOME_DIR:?}/$name"
            ln -s "$STATE_DIR/$name" "$HOME_DIR/$name"
        fi
    done
}

# The bundle of the release is for a machine that has no model yet; what was trained or copied here is never touched.
install_first_model() {
    if has_content "$STATE_DIR/models"; then
        return
    fi
    rm -rf "$STATE_DIR/models.new"
    cp -r "$UNPACKED/models" "$STATE_DIR/models.new"
    chmod -R u=rwX,g=rX,o= "$STATE_DIR/models.new"
    chown -R "$USER_NAME:" "$STATE_DIR/models.new"
    if [ -d "$STATE_DIR/models" ]; then
        rmdir "$STATE_DIR/models"
    fi
    mv "$STATE_DIR/models.new" "$STATE_DIR/models"
}

# The program belongs to root; its user may write to the state folder and nowhere else.
install_release() {
    install -d -m 755 "$HOME_DIR" "$HOME_DIR/bin" "$HOME_DIR/conf" "$ROOT/var/lib"
    install -d -m 750 -o "$USER_NAME" "$STATE_DIR"
    chown "$USER_NAME:" "$STATE_DIR"
    move_state
    install_first_model
    install -m 644 "$UNPACKED/customer-prediction.jar" "$HOME_DIR/customer-prediction.jar.new"
    mv "$HOME_DIR/customer-prediction.jar.new" "$HOME_DIR/customer-prediction.jar"
    install -m 755 "$UNPACKED/bin/customer-prediction" "$HOME_DIR/bin/customer-prediction.new"
    mv "$HOME_DIR/bin/customer-prediction.new" "$HOME_DIR/bin/customer-prediction"
    if [ ! -f "$HOME_DIR/conf/application.properties" ]; then
        sed -e 's/^#host = .*/host = 127.0.0.1/' -e "s/^#hosts =.*/hosts = $NAME/" \
            "$UNPACKED/conf/application.properties" >"$HOME_DIR/conf/application.properties"
    fi
    install -d -m 755 "$ROOT/etc/systemd/system" "$ROOT/etc/nginx/conf.d"
    install -m 644 "$UNPACKED/conf/customer-prediction.service" "$ROOT/etc/systemd/system/customer-prediction.service"
    install_site "$UNPACKED/conf/nginx-customer-prediction.conf"
}

# Without an administrator every login is refused. The link by which the first one is made is in a file that only the
# service's user and root can read; it is made before nginx lets anybody reach the server.
invite_first_admin() {
    if [ -e "$STATE_DIR/data/access/accounts.json" ]; then
        return
    fi
    install -d -m 750 -o "$USER_NAME" "$STATE_DIR/data"
    (cd "$STATE_DIR" && "$HOME_DIR/bin/customer-prediction" user first-link \
        --config "$HOME_DIR/conf/application.properties" --url "http://${NAME:-localhost}" >/dev/null)
    echo "Open the link in $STATE_DIR/data/access/first-link to make the first administrator (it works once, over TLS if you can)."
}

# An archive of the loaded classes, which Java maps into memory when the service starts. The service only reads it.
archive_classes() {
    install -d -m 755 "$HOME_DIR/cache"
    check "$HOME_DIR" "$HOME_DIR/cache" --models "$STATE_DIR/models" --config "$HOME_DIR/conf/application.properties"
    rm -f "$HOME_DIR/customer-prediction.jsa"
}

# The site is installed once, so that a certificate that was added to it stays.
install_site() {
    local site="$ROOT/etc/nginx/conf.d/customer-prediction.conf"
    [ -f "$site" ] || install -m 644 "$1" "$site"
    # Ubuntu's own site would claim port 80 as well.
    rm -f "$ROOT/etc/nginx/sites-enabled/default"
    nginx -t -q
}

start() {
    systemctl daemon-reload
    systemctl enable --quiet customer-prediction nginx
    systemctl restart customer-prediction nginx
    for _ in $(seq 60); do
        if curl --fail --silent --output /dev/null http://127.0.0.1:5000/health/ready; then
            echo "customer-prediction is ready on port 80"
            return
        fi
        sleep 1
    done
    echo "customer-prediction did not become ready in a minute; see: journalctl -u customer-prediction" >&2
    exit 1
}

export JAVA_OPTS=-Xmx256m

install_packages
add_swap
add_user
unpack_release
check_release
install_release
archive_classes
invite_first_admin
start
