-- A case: what lists, filters and figures need, without a word about a person.
create table cases (
    id              uuid primary key,
    tracking_number text        not null, -- not unique: numbers that clash are counted and shown to nobody
    kind            text        not null,
    channel         text        not null,
    language        text        not null,
    urgency         text        not null,
    emergency_kind  text,
    received_at     timestamptz not null,
    anonymous       boolean     not null,
    confidential    boolean     not null,
    hold_reason     text,
    status          text        not null,
    agency          text,
    since           timestamptz not null,
    postponed_until date,
    reason_code     text,
    merged_into     uuid,
    returned_by     text,
    suggestion      text,
    referral_body   text,
    referral_advice text,
    decision_number integer     not null,
    category        text,
    oversight       text        not null,
    area            text collate "C",
    version         bigint      not null,
    epoch           integer     not null,
    erased          boolean     not null,
    stars           smallint,
    reporter_ref    text,
    history_head    bytea       not null,
    updated_at      timestamptz not null
);
create index cases_tracking_number on cases (tracking_number collate "C");
create index cases_reporter_ref on cases (reporter_ref, received_at desc) where reporter_ref is not null;
create index cases_received_at on cases (received_at desc, id desc);
create index cases_status on cases (status, received_at desc, id desc);
create index cases_agency on cases (agency, received_at desc, id desc);
create index cases_agency_status on cases (agency, status, received_at desc, id desc);
create index cases_area on cases (area, received_at desc, id desc);
-- answers "how many in each status" for everybody who may see all or all that is not confidential
create index cases_count on cases (confidential, status);

-- The report in the citizen's words; goes with an erasure.
create table case_content (
    case_id     uuid primary key references cases,
    title       text,
    narrative   text not null,
    place_text  text,
    landmark    text,
    latitude    double precision,
    longitude   double precision,
    occurred_at timestamptz,
    search      tsvector generated always as (
        to_tsvector('simple', coalesce(title, '') || ' ' || narrative || ' ' || coalesce(place_text, '') || ' '
            || coalesce(landmark, ''))) stored
);
create index case_content_search on case_content using gin (search);

-- The key under which the words of a case's history are kept, wrapped by the master key. Without it they are noise.
create table case_key (
    case_id uuid primary key references cases,
    wrapped bytea not null
);

-- What happened, for ever. The digest of each line is chained to the one before it; the case remembers the last.
create table history_line (
    case_id        uuid        not null references cases,
    seq            bigint      not null,
    type           text        not null,
    from_status    text,
    to_status      text        not null,
    at             timestamptz not null,
    actor          text        not null,
    agency         text,
    code           text,
    content_digest bytea       not null,
    digest         bytea       not null,
    primary key (case_id, seq)
);

create function refuse_history_change() returns trigger language plpgsql as $$
begin
    raise exception 'the history of cases is append-only' using errcode = 'restrict_violation';
end $$;
create trigger history_line_append_only before update or delete on history_line
    for each row execute function refuse_history_change();
create trigger history_line_no_truncate before truncate on history_line
    for each statement execute function refuse_history_change();

-- The words of a line, salted, under the case's key; goes with an erasure, and the chain stays whole.
create table history_content (
    case_id    uuid   not null,
    seq        bigint not null,
    ciphertext bytea  not null,
    primary key (case_id, seq),
    foreign key (case_id, seq) references history_line
);

create table case_attachment (
    case_id    uuid    not null references cases,
    sha256     text    not null,
    media_type text    not null,
    size_bytes bigint  not null,
    seq        bigint  not null,
    primary key (case_id, sha256)
);

-- Who reports: the contact under a key of its own, wrapped by the master key; goes with an erasure.
create table person (
    case_id uuid primary key references cases,
    wrapped bytea not null,
    contact bytea not null
);

-- Files to be removed after an erasure, until they are.
create table file_removal (
    case_id uuid primary key
);

-- Decisions and acts that came before what they belong to, until it comes.
create table early_event (
    event_id     uuid primary key,
    complaint_id uuid        not null,
    kind         text        not null,
    number       integer     not null,
    body         bytea       not null,
    arrived_at   timestamptz not null default now()
);
create index early_event_complaint on early_event (complaint_id, kind, number, arrived_at);

-- Contacts that could not be opened when they came: kept sealed, so that nothing is lost when a key is found again.
create table unopened_contact (
    case_id uuid primary key,
    sealed  bytea not null
);
