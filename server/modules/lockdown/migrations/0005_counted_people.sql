-- The record that speaks for the person, as the counters know it; null: the one of the row. Whoever stands on a roster with two
-- records that were merged is counted once.
alter table lockdown_member add column kept_no bigint;
