-- Wordings of decisions by office and kind of order, in versions. A draft has no first day; a version that has one is
-- never changed but by its end.
create table order_template (
  id uuid primary key,
  dataset text not null,
  office_id uuid not null,
  -- Area of the office: who sees and who edits is decided by it.
  area_no int not null,
  kind text not null check (kind in ('quarantine-facility', 'quarantine-home', 'isolation-hospital', 'isolation-home', 'test')),
  number int not null,
  content jsonb not null,
  note text,
  valid_from date,
  started_at timestamptz,
  started_by text,
  ended_at timestamptz,
  -- The day of it in Vietnam: a version ended before its first day never began.
  ended_on date,
  end_reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by text not null,
  version int not null,
  unique (dataset, office_id, kind, number)
);
create unique index order_template_draft on order_template (dataset, office_id, kind)
  where valid_from is null and ended_on is null;
create index order_template_area on order_template (area_no);

-- Wordings that orders were issued with, each once by the digest of its content, so that a decision printed again reads
-- as it did, whatever became of template, office or program. Never changed.
create table order_wording (
  dataset text not null,
  digest text not null,
  content jsonb not null,
  primary key (dataset, digest)
);
-- Null: issued before this column; it reads the general wording.
alter table order_file add column wording text;
