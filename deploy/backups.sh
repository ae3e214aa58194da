# What deploy/backup and deploy/restore have in common; they read it from the folder of docker-compose.yml.
# shellcheck shell=bash

compose() {
    if command -v docker-compose > /dev/null; then
        docker-compose "$@"
    else
        docker compose "$@"
    fi
}

# Says whether two systems have the same keys, and nothing of the keys.
keys_digest() {
    local name line lines=
    for name in ADUAN_VAULT_MASTER_KEY ADUAN_SECRETS_TRACKING_PIN ADUAN_SECRETS_REPORTER_REF \
        ADUAN_SECRETS_WHATSAPP_REST ADUAN_SECRETS_CALLCENTER_REST; do
        line=$(grep "^$name=." .env) || { echo "$name is not in .env" >&2; return 1; }
        lines+=$line$'\n'
    done
    printf %s "$lines" | sha256sum | cut -c1-64
}

[ -r .env ] || { echo "there is no .env that you may read: run this where docker-compose.yml is, as its owner" >&2; exit 1; }
ADUAN_KEYS_DIGEST=$(keys_digest)
export ADUAN_KEYS_DIGEST
