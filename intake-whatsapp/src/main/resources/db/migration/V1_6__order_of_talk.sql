-- The provider tells whole seconds: within one, what was said stands in the order in which it came and was answered.
alter table message add column seq bigint generated always as identity;
drop index message_citizen;
create index message_citizen on message (citizen, at, seq);
