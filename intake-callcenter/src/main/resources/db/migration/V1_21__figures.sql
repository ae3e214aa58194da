-- When something first came about at a case that became of a call: AT_AGENCY, or the name of a milestone.
create table incident_fact (
    complaint_id uuid        not null,
    fact         text        not null,
    at           timestamptz not null,
    primary key (complaint_id, fact)
);
