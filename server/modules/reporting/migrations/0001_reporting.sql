-- Reports: figures are frozen in `data` when they are made; the papers are kept as they were issued.
create table report (
  id uuid primary key,
  dataset text not null,
  -- The first edition; corrections share it.
  series_id uuid not null,
  edition int not null,
  template text not null,
  kind text not null check (kind in ('hour', 'day', 'week')),
  area_no int not null references area,
  office_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  as_of timestamptz,
  status text not null check (status in ('DRAFT', 'REVIEWED', 'SIGNED', 'ISSUED', 'SUPERSEDED')),
  version int not null,
  -- json, not jsonb: the template inside keeps its order, and nothing searches it.
  data json not null,
  assessment text,
  proposal text,
  note text,
  scheduled boolean not null,
  made_at timestamptz not null,
  made_by text not null,
  made_by_id uuid,
  reviewed_at timestamptz,
  reviewed_by text,
  signed_at timestamptz,
  signed_by text,
  signer_title text,
  number text,
  issued_at timestamptz,
  issued_by text,
  correction_reason text
);
create index report_made on report (dataset, made_at desc, id);
create index report_area on report (area_no, made_at);
create index report_series_of on report (series_id, edition);

create table report_number (
  office_id uuid not null,
  year smallint not null,
  number text not null,
  dataset text not null,
  report_id uuid not null,
  primary key (office_id, year, number)
);
create table report_series (
  dataset text not null,
  office_id uuid not null,
  year smallint not null,
  last_number int not null,
  primary key (dataset, office_id, year)
);

-- The papers of an issued report, byte by byte.
create table report_paper (
  report_id uuid not null,
  kind text not null check (kind in ('pdf', 'xlsx')),
  dataset text not null,
  bytes bytea not null,
  digest text not null,
  primary key (report_id, kind)
);

create table report_recipient (
  report_id uuid not null,
  id uuid not null,
  dataset text not null,
  kind text not null check (kind in ('organisation', 'area')),
  organisation_kind text,
  area_no int not null references area,
  name text not null,
  received_at timestamptz,
  received_by text,
  primary key (report_id, id)
);
create index report_recipient_area on report_recipient (area_no, report_id);

create table report_schedule (
  id uuid primary key,
  dataset text not null,
  template text not null,
  area_no int not null references area,
  office_id uuid not null,
  times text[] not null,
  weekday smallint,
  enabled boolean not null,
  -- Slots up to this one are done.
  done_until timestamptz not null,
  last_slot timestamptz,
  version int not null,
  changed_at timestamptz not null,
  changed_by text not null
);

-- Exchange by DHIS2 dataValueSets.
create table exchange_mapping (
  id uuid primary key,
  dataset text not null,
  valid_from date not null,
  note text,
  csv text not null,
  rows json not null,
  metrics int not null,
  areas int not null,
  uploaded_at timestamptz not null,
  uploaded_by text not null
);
create index exchange_mapping_day on exchange_mapping (dataset, valid_from desc, uploaded_at desc);

create table exchange_target (
  dataset text primary key,
  url text,
  auth text not null,
  enabled boolean not null,
  push_at text,
  pushed_until timestamptz not null,
  version int not null,
  changed_at timestamptz not null,
  changed_by text not null
);

create table exchange_push (
  id uuid primary key,
  dataset text not null,
  period text not null,
  mapping_id uuid not null,
  state text not null check (state in ('WAITING', 'SENT', 'PARTIAL', 'FAILED')),
  value_count int not null,
  -- What is sent, byte by byte, and its digest: the same content of a period is not sent twice.
  payload text not null,
  digest text not null,
  dry_run boolean not null,
  requested_at timestamptz not null,
  requested_by text not null,
  attempts int not null,
  next_attempt_at timestamptz,
  -- Another process leaves it alone until then.
  claimed_until timestamptz,
  finished_at timestamptz,
  summary json
);
create index exchange_push_made on exchange_push (dataset, requested_at desc, id);
create index exchange_push_due on exchange_push (next_attempt_at) where state = 'WAITING';

create table exchange_attempt (
  push_id uuid not null,
  attempt int not null,
  at timestamptz not null,
  status int,
  outcome text not null,
  outcome_en text not null,
  primary key (push_id, attempt)
);
