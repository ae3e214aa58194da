-- A projection of the topics of routed complaints: what the triage desk shows.
create table report (
    complaint_id    uuid        primary key,
    tracking_number text,
    received_at     timestamptz,
    flagged         boolean     not null default false,
    held            boolean     not null default false,
    confidential    boolean     not null default false,
    last_number     integer     not null default 0,
    last_outcome    text,
    waiting         boolean     not null default false,
    body            jsonb,
    erased_at       timestamptz
);
create index report_waiting on report (flagged desc, received_at, complaint_id) where waiting;
create index report_tracking_number on report (tracking_number);

create table decision (
    complaint_id uuid        not null,
    number       integer     not null,
    outcome      text        not null,
    agency       text,
    decided_by   text        not null,
    decided_at   timestamptz not null,
    body         jsonb       not null,
    primary key (complaint_id, number)
);

-- Who gave a complaint back; it never goes there again.
create table returned (
    complaint_id    uuid        not null,
    decision_number integer     not null,
    agency          text        not null,
    reason_code     text        not null,
    suggestion      text,
    returned_at     timestamptz not null,
    primary key (complaint_id, decision_number)
);
