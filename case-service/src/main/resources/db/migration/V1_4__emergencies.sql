-- How far help has come for an emergency, and how many further persons have reported the same.
alter table cases
    add column supporters      integer not null default 0,
    add column called_back_at  timestamptz,
    add column acknowledged_at timestamptz,
    add column on_the_way_at   timestamptz,
    add column on_scene_at     timestamptz,
    add column done_at         timestamptz,
    add column call_back       text,
    add column awaited_since   timestamptz, -- since when nobody has acknowledged it
    add column escalated_at    timestamptz;
update cases set awaited_since = received_at
where urgency = 'EMERGENCY' and status in ('RECEIVED', 'VERIFIED', 'DISPATCHED', 'RETURNED') and not erased;

create index cases_awaited on cases (awaited_since) where awaited_since is not null;
-- the board of emergencies: those that are open, and those that have just ended
create index cases_emergency_open on cases (received_at desc)
    where urgency = 'EMERGENCY' and not erased and status not in ('CLOSED', 'ARCHIVED', 'REFERRED');
create index cases_emergency_ended on cases (since desc)
    where urgency = 'EMERGENCY' and not erased and status in ('CLOSED', 'ARCHIVED', 'REFERRED');

-- Who has reported the same as somebody before him, by pseudonym; goes with an erasure.
create table supporter (
    case_id uuid        not null references cases,
    ref     text        not null,
    channel text        not null,
    at      timestamptz not null,
    primary key (case_id, ref)
);

-- what is near a point, for doors that ask whether an incident is known
create index case_content_point on case_content (latitude, longitude) where latitude is not null;
