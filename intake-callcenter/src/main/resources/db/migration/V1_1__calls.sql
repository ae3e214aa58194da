-- A call, or a visit to the desk, from the ring to the last word. Numbers, persons and words are sealed.
create table call (
    id              uuid        primary key,
    -- CALL_CENTER or WALK_IN
    desk            text        not null,
    exchange_id     text        unique,
    -- derived, so that what the exchange tells may come in any order and no writer can set it wrong
    state           text        not null generated always as (case
                                    when logged_at is not null then 'LOGGED'
                                    when operator is not null or answered_at is not null then 'OPEN'
                                    when ended_at is not null then 'ABANDONED'
                                    else 'RINGING' end) stored,
    -- when it was offered, or first heard of
    begun_at        timestamptz not null,
    -- told by the exchange
    offered_at      timestamptz,
    answered_at     timestamptz,
    ended_at        timestamptz,
    extension       text,
    -- when an operator had it on his screen first
    opened_at       timestamptz,
    -- who has it, or has logged it
    operator        text,
    -- his last sign of life with it
    held_at         timestamptz,
    logged_at       timestamptz,

    -- pseudonym of the caller's number, as at every door; the number itself
    number_ref      text,
    number          bytea,
    number_withheld boolean     not null default false,
    -- what is known of the person, as JSON of Caller
    caller          bytea,

    -- NORMAL, GHOST, PRANK or INFORMASI, when it is logged
    call_type       text,
    emergency_kind  text,
    -- FILED, COUNTED, ANSWERED or JOINED, when it is logged
    outcome         text,
    -- the report that it became
    complaint_id    uuid        unique,
    -- the report of another that it was joined to
    joined_to       uuid,
    answer_id       text,
    -- digest of what was logged: the same again is the same call
    logged_digest   bytea,

    -- what is typed, as JSON of the page's fields; after logging for a while, then gone
    draft           bytea,
    draft_version   bigint      not null default 0,
    draft_at        timestamptz,
    recording       bytea,
    area_code       text,
    lat             double precision,
    lon             double precision,
    -- what happened in a few words, and all of its words, for the likeness of calls; for some hours only
    subject         bytea,
    words           tsvector,

    -- raised when another screen must know
    version         bigint      not null default 0,
    changed_at      timestamptz not null default now()
);
create index call_unlogged on call (begun_at) where logged_at is null;
create index call_begun on call (begun_at);
create index call_changed on call (changed_at);
create index call_of_number on call (number_ref, begun_at desc) where number_ref is not null;
create index call_joined on call (joined_to) where joined_to is not null;
create index call_reported on call (logged_at) where complaint_id is not null;
create index call_worded on call using gin (words) where words is not null;
create index call_drafted on call (logged_at) where draft is not null and logged_at is not null;

-- Numbers that are shown as blocked for a time. No call is ever refused for it.
create table blocked_number (
    id          uuid        primary key,
    number_ref  text        not null unique,
    number      bytea       not null,
    reason      text        not null,
    blocked_at  timestamptz not null,
    blocked_by  text        not null,
    until       timestamptz not null
);
create index blocked_number_until on blocked_number (until);

-- Landmarks that callers told of, known to every operator at once and sent to the directory.
create table told_landmark (
    id        uuid        primary key,
    name      text        not null,
    area_code text,
    lat       double precision,
    lon       double precision,
    call      uuid,
    told_at   timestamptz not null,
    told_by   text        not null,
    -- when the directory took it
    sent_at   timestamptz
);
create index told_landmark_unsent on told_landmark (told_at) where sent_at is null;

-- What operators did. Nothing is ever changed in it, and it holds nothing of what was said.
create table desk_log (
    id       bigint      generated always as identity primary key,
    call     uuid,
    at       timestamptz not null,
    operator text        not null,
    act      text        not null,
    note     text
);
create index desk_log_call on desk_log (call, id desc);
