-- Agencies as the directory of routing tells them.
create table agency (
    code       text primary key,
    version    bigint not null,
    name       text   not null,
    short_name text   not null,
    kind       text   not null,
    aliases    text   not null,
    valid_from date   not null,
    valid_to   date,
    successor  text
);

-- Which officer belongs to which agency, and since when. The subject is the sign-in's.
create table officer (
    subject      text        not null,
    valid_from   timestamptz not null,
    valid_to     timestamptz,
    agency       text        not null,
    display_name text,
    set_by       text        not null,
    primary key (subject, valid_from),
    check (valid_to is null or valid_to > valid_from)
);
create unique index officer_current on officer (subject) where valid_to is null;

-- Key pairs that doors seal contacts to. The private part is under the master key and goes in time.
create table sealing_key (
    key_id          text primary key,
    public_keyset   text        not null,
    private_keyset  bytea,
    valid_from      timestamptz not null,
    valid_to        timestamptz not null,
    created_at      timestamptz not null,
    destroyed_at    timestamptz
);
