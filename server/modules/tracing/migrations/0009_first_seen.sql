-- What the visits to a contact come to, kept where a visit is recorded: indicators read contacts, not their visits.
-- The first time reached, the first time seen ill, and the days (of Vietnam) on which the contact was reached.
alter table contact_link add column first_seen_at timestamptz;
alter table contact_link add column first_ill_at timestamptz;
alter table contact_link add column seen_days date[] not null default '{}';
-- backfill
update contact_link l set first_seen_at = v.seen_at, first_ill_at = v.ill_at, seen_days = coalesce(v.days, '{}')
from (select case_id, contact_id,
    min(at) filter (where result in ('SEEN_OK', 'SEEN_NOT_OK')) as seen_at,
    min(at) filter (where result = 'SEEN_NOT_OK' or cardinality(symptoms) > 0) as ill_at,
    array_agg(distinct (at at time zone 'Asia/Ho_Chi_Minh')::date) filter (where result in ('SEEN_OK', 'SEEN_NOT_OK')) as days
  from contact_visit group by 1, 2) v
where l.case_id = v.case_id and l.id = v.contact_id;
create index contact_link_ill on contact_link (dataset, first_ill_at) where first_ill_at is not null;
