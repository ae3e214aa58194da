-- Where a consumer has begun: one row per partition, never deleted, so that a lost offset is told from a first start.
create table consumed_partition (
    consumer        text        not null,
    topic           text        not null,
    kafka_partition integer     not null,
    begun_at        timestamptz not null default now(),
    primary key (consumer, topic, kafka_partition)
);
