-- A person who is to be told something by an operator: one row for each person and notice. Names and numbers stay with the
-- call.
create table callback (
    id              uuid        primary key,
    notice_id       uuid        not null,
    -- the door that the notice is for, which is told what became of it; null where the person has joined another's report
    receipt_to      text,
    complaint_id    uuid        not null,
    tracking_number text        not null,
    -- whose caller it is
    call            uuid        not null,
    desk            text        not null,
    -- digest of what he is reached by: who called twice is told once
    person          text        not null,
    -- PHONE or EMAIL
    contact         text        not null,
    ends_with       text,
    kind            text        not null,
    language        text        not null,
    agency_name     text,
    words           bytea,
    until           date,
    at              timestamptz not null,
    expires_at      timestamptz not null,
    -- OPEN, DONE, UNREACHABLE or EXPIRED
    state           text        not null default 'OPEN',
    tries           integer     not null default 0,
    next_try_at     timestamptz not null,
    called_by       text,
    called_at       timestamptz,
    settled_at      timestamptz,
    unique (notice_id, person)
);
create index callback_open on callback (complaint_id, person, at desc) where state = 'OPEN';
create index callback_expires on callback (expires_at) where state = 'OPEN';
create index callback_settled on callback (settled_at) where settled_at is not null;
create index callback_complaint on callback (complaint_id);

-- Each try: who called, when, with what result; his note is sealed.
create table callback_try (
    id           bigint      generated always as identity primary key,
    complaint_id uuid        not null,
    person       text        not null,
    at           timestamptz not null,
    operator     text        not null,
    result       text        not null,
    note         bytea
);
create index callback_try_person on callback_try (complaint_id, person, id desc);
create index callback_try_at on callback_try (at);
