-- What did not arrive is shown and counted, the latest first.
create index notice_failed on notice (changed_at desc) where state = 'FAILED';
