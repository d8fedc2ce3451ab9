-- Two records of one person may each be a contact of the same case. Merged, one of the decisions counts and is shown, the other
-- names it here since when; taken apart again, both count. A decision taken since then is about the person.
alter table contact_link add column counted_by uuid;
alter table contact_link add column counted_by_since timestamptz;
