-- The trace that an event belongs to, so that it does not break off at the outbox.
alter table outbox add column traceparent text;
