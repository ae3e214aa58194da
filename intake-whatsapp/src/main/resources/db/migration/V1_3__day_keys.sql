-- The keys under which what WhatsApp delivers is sealed, one for each day (UTC), wrapped under the master key.
-- A destroyed one leaves its row, so that no other instance makes the day's key anew.
create table day_key (
    day          date        not null primary key,
    wrapped      bytea,
    made_at      timestamptz not null default now(),
    destroyed_at timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);
