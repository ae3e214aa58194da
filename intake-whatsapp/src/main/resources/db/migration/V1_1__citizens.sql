-- Who talks with us, and where each conversation stands. Values and words are sealed.
create table citizen (
    id             uuid        primary key,
    created_at     timestamptz not null,
    -- the account by which he was seen last; answers go out from it
    account        text        not null,
    language       text        not null default 'id',
    state          bytea,
    state_version  bigint      not null default 0,
    last_said_at   timestamptz,
    -- the profile name that WhatsApp told last, sealed
    name           bytea,
    -- a person is wanted since then, and why; taken by whom, until when
    person_wanted  timestamptz,
    wanted_because text,
    handled_by     text,
    handled_since  timestamptz,
    handled_until  timestamptz
);
create index citizen_person_wanted on citizen (person_wanted) where person_wanted is not null;
create index citizen_last_said on citizen (last_said_at desc);

-- One citizen may be known by a number and by ids of the provider; each for a time. Keyed by a keyed digest.
create table citizen_identity (
    account    text        not null,
    kind       text        not null,
    value_hash bytea       not null,
    value      bytea       not null,
    citizen    uuid        not null references citizen,
    valid_from timestamptz not null,
    valid_to   timestamptz
);
create unique index citizen_identity_current on citizen_identity (account, kind, value_hash) where valid_to is null;
create index citizen_identity_citizen on citizen_identity (citizen);

-- What was said on both sides, for the person who takes over.
create table message (
    id          uuid        primary key,
    citizen     uuid        not null references citizen,
    at          timestamptz not null,
    direction   text        not null,
    kind        text        not null,
    provider_id text,
    body        bytea,
    media       text,
    send        uuid,
    officer     text
);
create index message_citizen on message (citizen, at, id);

create table timer (
    citizen uuid        not null references citizen,
    kind    text        not null,
    due     timestamptz not null,
    primary key (citizen, kind)
);
create index timer_due on timer (due);

-- A file at the provider, on its way here, or kept here until its report is filed.
create table media (
    id           text        primary key,
    citizen      uuid        not null references citizen,
    account      text        not null,
    provider_id  text        not null,
    provider_sha text,
    kind         text        not null,
    state        text        not null,
    sent_at      timestamptz not null,
    next_try     timestamptz,
    tries        integer     not null default 0,
    last_error   text,
    sha256       text,
    media_type   text,
    size_bytes   bigint,
    complaint_id uuid,
    cause        text
);
create index media_due on media (next_try) where next_try is not null;
create index media_complaint on media (complaint_id) where complaint_id is not null;
create index media_citizen on media (citizen);

create table filed (
    complaint_id uuid        primary key,
    citizen      uuid        not null references citizen,
    account      text        not null,
    draft_id     text        not null,
    filed_at     timestamptz not null,
    subject      bytea,
    erased_at    timestamptz
);
create index filed_citizen on filed (citizen, filed_at desc);

-- A citizen's own cases are asked for after the commit, and again after a crash.
create table question (
    citizen  uuid        primary key references citizen,
    asked_at timestamptz not null
);
