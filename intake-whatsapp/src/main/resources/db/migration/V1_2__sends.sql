-- Each citizen is a lane outward: what goes to him goes in its order, and as often as the provider allows. Its row is
-- locked by whoever changes a send of it.
create table lane (
    citizen      uuid             not null references citizen on delete cascade,
    account      text             not null,
    -- free form may go until then
    window_until timestamptz,
    -- the bucket of the pair: so many messages could go at that time
    tokens       double precision not null,
    tokens_at    timestamptz      not null,
    held_until   timestamptz,
    held_times   integer          not null default 0,
    primary key (citizen, account)
);

create table send (
    id           uuid        primary key,
    seq          bigint      generated always as identity,
    citizen      uuid        not null references citizen on delete cascade,
    account      text        not null,
    purpose      text        not null,
    state        text        not null,
    state_at     timestamptz not null,
    -- the message and its template, sealed; gone when nothing of it will go any more
    body         bytea,
    -- WINDOW: for the citizen's next message; HELD: until it is due; it keeps nothing behind it waiting
    waits        text,
    created_at   timestamptz not null,
    due          timestamptz not null,
    expires_at   timestamptz,
    attempts     integer     not null default 0,
    -- of them those that count towards an end
    retries      integer     not null default 0,
    repeated     boolean     not null default false,
    -- the provider's id
    wamid        text,
    reason       text,
    complaint_id uuid,
    notice_id    uuid,
    -- the highest state that case-service was told
    told         text,
    officer      text
);
create index send_queue on send (account, seq) where state = 'QUEUED';
create index send_lane on send (citizen, account, seq) where state in ('QUEUED', 'SENDING', 'UNCERTAIN');
create index send_unsettled on send (state, state_at) where state in ('SENDING', 'UNCERTAIN');
create index send_expiry on send (expires_at) where state = 'QUEUED' and expires_at is not null;
create index send_wamid on send (wamid) where wamid is not null;
create index send_age on send (state_at);

-- Every status that the provider has told, each once, also of messages that we do not know yet.
create table send_status (
    wamid      text        not null,
    state      text        not null,
    at         timestamptz not null,
    send       uuid,
    error_code integer,
    error      text,
    category   text,
    billable   boolean,
    primary key (wamid, state)
);
create index send_status_age on send_status (at);

-- What a message costs, each once; the figures are sums of it.
create table send_cost (
    wamid        text          primary key,
    send         uuid          not null,
    complaint_id uuid,
    month        text          not null,
    category     text          not null,
    amount       numeric(12,4) not null,
    currency     text          not null,
    at           timestamptz   not null
);
create index send_cost_send on send_cost (send);
create index send_cost_complaint on send_cost (complaint_id) where complaint_id is not null;
create index send_cost_month on send_cost (month, category);

-- The numbers of ours that messages go out from.
create table sending_account (
    account       text             primary key,
    -- the bucket of the number
    tokens        double precision not null,
    tokens_at     timestamptz      not null,
    held_until    timestamptz,
    held_times    integer          not null default 0,
    failing_since timestamptz,
    -- TOKEN or POLICY, since when, and the provider's code
    stopped       text,
    stopped_at    timestamptz,
    stop_code     integer,
    -- one message is tried after a stop before more go
    trial         boolean          not null default false,
    -- changes when another token is configured
    token_digest  bytea            not null,
    quality       text,
    sending_limit text,
    remark        text
);

-- Templates at the provider.
create table template (
    waba     text        not null,
    name     text        not null,
    language text        not null,
    status   text        not null,
    category text,
    quality  text,
    reason   text,
    at       timestamptz not null,
    primary key (waba, name, language)
);
