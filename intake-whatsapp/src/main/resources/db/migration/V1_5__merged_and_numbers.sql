-- Two citizens who turned out to be one: who has the old id in hand still finds the conversation.
create table merged_citizen (
    gone uuid        primary key,
    kept uuid        not null references citizen on delete cascade,
    at   timestamptz not null default now()
);
create index merged_citizen_kept on merged_citizen (kept);

-- What people did with the numbers and their templates.
create table account_log (
    id      bigint      generated always as identity primary key,
    account text        not null,
    at      timestamptz not null,
    officer text        not null,
    act     text        not null,
    note    text
);
create index account_log_account on account_log (account, id desc);

-- What is old is looked for every hour.
create index message_age on message (at);
create index desk_log_age on desk_log (at);
create index media_age on media (sent_at);
