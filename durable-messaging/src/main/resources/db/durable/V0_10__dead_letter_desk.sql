-- What a decision was about is told also after the record is gone.
alter table parked_decision
    add column topic           text,
    add column kafka_partition integer,
    add column kafka_offset    bigint,
    add column cause           text;
create index parked_decision_record on parked_decision (record_id, id);
create index parked_record_first on parked_record (parked_at) where not behind;

-- Who decided what is only ever added to.
create function refuse_to_change_a_decision() returns trigger language plpgsql as $$
begin
    raise exception 'a decision about a parked record is kept as it is';
end
$$;
create trigger parked_decision_is_kept
    before update or delete or truncate on parked_decision
    for each statement execute function refuse_to_change_a_decision();
