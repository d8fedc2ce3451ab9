-- Which schedule made a report, and who gets what it makes by mail; addresses are encrypted.
alter table report add column schedule_id uuid;
alter table report_schedule add column mail_to bytea;

-- One mail to one address: what became of it is the delivery log.
create table report_mail (
  report_id uuid not null,
  id uuid not null,
  dataset text not null,
  address bytea not null,
  state text not null check (state in ('WAITING', 'SENT', 'KEPT', 'FAILED')),
  requested_at timestamptz not null,
  requested_by text not null,
  attempts int not null,
  next_attempt_at timestamptz,
  -- Another process leaves it alone until then.
  claimed_until timestamptz,
  finished_at timestamptz,
  detail text,
  primary key (report_id, id)
);
create index report_mail_due on report_mail (next_attempt_at) where state = 'WAITING';
