-- Each edit of the directory is a version of the whole.
create table directory_version (
    version    bigint      primary key,
    changed_at timestamptz not null default now(),
    changed_by text        not null,
    note       text        not null
);

-- Entries of all kinds; one holds from version_from until before version_to. Nothing is ever overwritten, so the
-- directory can be had as of any version.
create table directory_entry (
    id           bigint generated always as identity primary key,
    kind         text   not null,
    key          text   not null,
    body         jsonb  not null,
    version_from bigint not null references directory_version,
    version_to   bigint references directory_version
);
create unique index directory_entry_present on directory_entry (kind, key) where version_to is null;
create index directory_entry_versions on directory_entry (version_from, version_to);
