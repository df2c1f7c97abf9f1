#!/usr/bin/env bash
# Sets up a fresh EC2 machine (Ubuntu 22.04 or later, Amazon Linux 2023; 1 GiB of memory is enough): Java 17, nginx,
# swap, a user of its own, the service. Give it as user data, or run it as root; running it again only renews.
#
# RELEASE is where the packed release is: any address that curl reads, such as a presigned https address of a bucket
# or file:///home/ubuntu/customer-prediction.tar.gz. docs/DEPLOYMENT.md says how to pack one.
set -euo pipefail

RELEASE="${RELEASE:-https://example.com/customer-prediction.tar.gz}"
HOME_DIR=/opt/customer-prediction
USER_NAME=customer-prediction

install_packages() {
    if command -v apt-get >/dev/null; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q
        apt-get install -q -y --no-install-recommends openjdk-17-jre-headless nginx-light curl ca-certificates tar
    elif command -v dnf >/dev/null; then
        # Amazon Linux brings curl in its minimal form; asking for the full one would conflict.
        dnf install -q -y java-17-amazon-corretto-headless nginx tar gzip
    else
        echo "neither apt-get nor dnf: this script knows Ubuntu and Amazon Linux" >&2
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

# The program belongs to root; its user may write logs and the database and nothing else. Settings that were changed here are kept.
install_release() {
    local unpacked
    unpacked="$(mktemp -d)"
    curl --fail --silent --show-error --location --retry 5 "$RELEASE" | tar -xz -C "$unpacked" --no-same-owner
    install -d -m 755 "$HOME_DIR" "$HOME_DIR/conf"
    install -d -m 750 -o "$USER_NAME" -g "$USER_NAME" "$HOME_DIR/logs" "$HOME_DIR/data"
    install -m 644 "$unpacked/customer-prediction.jar" "$HOME_DIR/customer-prediction.jar.new"
    mv "$HOME_DIR/customer-prediction.jar.new" "$HOME_DIR/customer-prediction.jar"
    if [ ! -f "$HOME_DIR/conf/application.properties" ]; then
        sed 's/^#host = .*/host = 127.0.0.1/' "$unpacked/conf/application.properties" \
            >"$HOME_DIR/conf/application.properties"
    fi
    rm -rf "$HOME_DIR/models.new"
    cp -r "$unpacked/models" "$HOME_DIR/models.new"
    chmod -R a+rX,go-w "$HOME_DIR/models.new"
    rm -rf "$HOME_DIR/models"
    mv "$HOME_DIR/models.new" "$HOME_DIR/models"
    install -m 644 "$unpacked/conf/customer-prediction.service" /etc/systemd/system/customer-prediction.service
    install_site "$unpacked/conf/nginx-customer-prediction.conf"
    rm -rf "$unpacked"
}

# Tries the whole server once, before the one that runs is replaced by it, and notes which classes it loads; then writes them
# to an archive that Java maps into memory when the service starts.
check_release() {
    local quiet=(-Xmx256m -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr)
    (cd "$HOME_DIR" && java "${quiet[@]}" -XX:DumpLoadedClassList=classes.txt \
        -jar customer-prediction.jar serve --check --port 0 --logs "$(mktemp -d)" --batches "$(mktemp -d)" \
        --database-url jdbc:h2:mem:check \
        --config conf/application.properties)
    (cd "$HOME_DIR" && java "${quiet[@]}" -Xshare:dump -XX:SharedClassListFile=classes.txt \
        -XX:SharedArchiveFile=customer-prediction.jsa -cp customer-prediction.jar)
    rm "$HOME_DIR/classes.txt"
    chmod 644 "$HOME_DIR/customer-prediction.jsa"
}

# The site is installed once, so that a certificate that was added to it stays.
install_site() {
    local site=/etc/nginx/conf.d/customer-prediction.conf
    [ -f "$site" ] || install -m 644 "$1" "$site"
    # Ubuntu's own site would claim port 80 as well.
    rm -f /etc/nginx/sites-enabled/default
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

install_packages
add_swap
add_user
install_release
check_release
start
