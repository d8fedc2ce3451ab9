-- The call list begins with who waits longest: an appointment moves down only whom somebody reached.
create index interview_waits on interview (dataset,
  (case when first_reached_at is null then due_since else coalesce(call_back_at, due_since) end), id)
  where status <> 'DONE';
