#!/bin/sh
# Run once, when the database server is new. Who may do what: config/roles.py.
set -eu
psql --username "$POSTGRES_USER" --set ON_ERROR_STOP=1 \
     --set migrate="$MIGRATE_PASSWORD" --set web="$WEB_PASSWORD" <<'SQL'
create role register_owner nologin;
create role register_app nologin;
create role register_migrate login noinherit password :'migrate';
create role register_web login noinherit password :'web';
grant register_owner, register_app to register_migrate;
grant register_app to register_web;
create database register owner register_owner;
SQL
