-- Which event had the last word, as moment, kind and id in one text: the same for any order of events.
alter table call
    -- the smallest tells who calls; a number before a withheld one
    add column number_rank    text collate "C",
    -- the largest tells where the call is
    add column extension_rank text collate "C",
    add column recording_rank text collate "C";

-- What the exchange has told, so that the same told again has no effect. Nothing of the caller.
create table exchange_event (
    event_id    text        primary key,
    call        uuid        not null,
    kind        text        not null,
    at          timestamptz not null,
    received_at timestamptz not null default now()
);
create index exchange_event_received on exchange_event (received_at);
