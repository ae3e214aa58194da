-- A report that speaks of an emergency, and the entry of the answer library that a door has answered with.
alter table cases
    add column emergency_spoken boolean not null default false,
    add column answer_id        text;
create index cases_answer on cases (answer_id) where answer_id is not null;

-- What reporters are told. The words are in the history and are read when a notice is sent.
create table notice (
    id            uuid primary key, -- the id of its event
    case_id       uuid        not null references cases,
    seq           bigint      not null, -- the line of the history that it is about
    kind          text        not null,
    channel       text        not null,
    state         text        not null,
    urgent        boolean     not null,
    fact_at       timestamptz not null,
    due           timestamptz not null,
    sent_at       timestamptz,
    changed_at    timestamptz not null,
    reason        text,
    cost_category text,
    cost          numeric(18, 4),
    currency      text
);
create index notice_due on notice (urgent desc, due) where state = 'PLANNED';
create index notice_case on notice (case_id, seq);
create index notice_sent on notice (sent_at) where sent_at is not null;
create index notice_fact on notice (fact_at);

-- How an agency hears of new cases.
create table agency_mail (
    agency     text primary key,
    mode       text        not null,
    language   text        not null,
    addresses  text        not null,
    updated_by text        not null,
    updated_at timestamptz not null
);

-- Cases that an agency is still to hear of.
create table mail_item (
    case_id       uuid        not null references cases,
    seq           bigint      not null,
    agency        text        not null,
    dispatched_at timestamptz not null,
    primary key (case_id, seq)
);
create index mail_item_agency on mail_item (agency, dispatched_at);

-- What is written to agencies, and what became of it. Nothing of a citizen is in it.
create table mail (
    id         uuid primary key,
    agency     text        not null,
    addresses  text        not null,
    message_id text        not null unique,
    subject    text        not null,
    body       text        not null,
    state      text        not null,
    attempts   integer     not null,
    next_try   timestamptz not null,
    created_at timestamptz not null,
    sent_at    timestamptz,
    error      text
);
create index mail_waiting on mail (next_try) where state = 'WAITING';
create index mail_agency on mail (agency, created_at desc);

-- The answer library as it is, and each of its versions.
create table answer (
    id         text primary key,
    version    bigint      not null,
    questions  text        not null,
    answers    text        not null,
    agency     text,
    withdrawn  boolean     not null,
    updated_by text        not null,
    updated_at timestamptz not null
);
create table answer_version (
    id         text        not null references answer,
    version    bigint      not null,
    questions  text        not null,
    answers    text        not null,
    agency     text,
    withdrawn  boolean     not null,
    updated_by text        not null,
    updated_at timestamptz not null,
    primary key (id, version)
);
