-- By when a schedule wants its reports issued, and to whom they go the moment they are signed.
alter table report add column due_at timestamptz;
-- When whoever has to take the next step was warned that its time is over.
alter table report add column warned_at timestamptz;
alter table report_schedule add column due_minutes int not null default 60 check (due_minutes between 5 and 1440);
-- json: picks as they were set; null: an officer issues.
alter table report_schedule add column recipients json;
create index report_due on report (due_at) where status in ('DRAFT', 'REVIEWED', 'SIGNED');
create index report_of_schedule on report (schedule_id, made_at desc);
