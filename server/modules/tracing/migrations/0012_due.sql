-- Who is still followed up, among two years of contacts who were: those whose last day is not over, and those whose last
-- day found nobody well.
create index contact_link_followed on contact_link (dataset, follow_up_until)
  where decision = 'CONFIRMED' and not is_case and lost_at is null and transferred_at is null;
create index contact_link_unfinished on contact_link (dataset, area_no)
  where decision = 'CONFIRMED' and not is_case and lost_at is null and transferred_at is null
    and last_result is distinct from 'SEEN_OK';
