-- What was applied: one row per consumer and event, written in the transaction of the effect.
create table inbox (
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_received_at on inbox (received_at);

-- What is to be sent: one row per event, written in the transaction of the change, deleted after the acknowledgement.
create table outbox (
    seq            bigint generated always as identity primary key,
    shard          integer     not null,
    topic          text        not null,
    record_key     text        not null,
    epoch          integer     not null,
    version        bigint      not null,
    urgent         boolean     not null,
    event_id       uuid        not null,
    event_time     timestamptz not null,
    correlation_id text,
    body           bytea       not null,
    created_at     timestamptz not null default now(),
    unique (topic, event_id)
);
create index outbox_order on outbox (record_key, epoch, version, seq);
create index outbox_urgent on outbox (shard, urgent desc, seq);

-- What could not be applied and waits for a person, and all later records of the same key behind it.
create table parked_key (
    consumer   text        not null,
    record_key text        not null,
    parked_at  timestamptz not null default now(),
    primary key (consumer, record_key)
);
create table parked_record (
    id             uuid        not null primary key,
    consumer       text        not null,
    topic          text        not null,
    kafka_partition integer    not null,
    kafka_offset   bigint      not null,
    record_key     text,
    event_id       uuid        not null,
    record_time    timestamptz not null,
    headers        text        not null,
    body           bytea       not null,
    cause          text        not null,
    behind         boolean     not null,
    parked_at      timestamptz not null default now(),
    unique (consumer, topic, kafka_partition, kafka_offset)
);
create index parked_record_key on parked_record (consumer, record_key, kafka_partition, kafka_offset);

-- Who released what, and why.
create table parked_decision (
    id         bigint generated always as identity primary key,
    record_id  uuid        not null,
    consumer   text        not null,
    event_id   uuid        not null,
    decision   text        not null,
    reason     text        not null,
    decided_by text        not null,
    decided_at timestamptz not null default now()
);
