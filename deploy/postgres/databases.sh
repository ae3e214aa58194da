#!/bin/bash
# At the first start: one database and one role for each that needs one; nobody sees another's.
set -euo pipefail
for name in keycloak routing cases whatsapp callcenter; do
    variable="${name^^}_DATABASE_PASSWORD"
    [ -n "${!variable:-}" ] || { echo "$variable is not set: run deploy/make-secrets" >&2; exit 1; }
    psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username postgres --dbname postgres \
        --set name="$name" --set variable="$variable" <<'SQL'
\getenv password :variable
create role :"name" login password :'password';
create database :"name" owner :"name";
revoke all on database :"name" from public;
SQL
done
