-- The order that set isolated_at, and what was on record before any order, so that an annulled one takes back what it set.
-- Null: an officer wrote it, or an order of before this was kept.
alter table case_file add column isolated_by_order uuid, add column isolated_before timestamptz;
create index case_isolated_by on case_file (isolated_by_order) where isolated_by_order is not null;
