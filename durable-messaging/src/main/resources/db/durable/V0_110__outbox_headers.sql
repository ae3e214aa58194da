-- Headers of an event beside those that every event has, as a JSON object; null for none.
alter table outbox add column headers text;
