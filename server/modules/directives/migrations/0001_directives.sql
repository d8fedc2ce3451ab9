-- Official documents, their recipients, and tasks. Names of recipients are frozen as they were when it was sent.
create table directive (
  id uuid primary key,
  dataset text not null,
  kind text not null check (kind in ('telegram', 'letter', 'instruction', 'decision', 'notice', 'plan')),
  number text not null,
  office_id uuid not null,
  issuer_name text not null,
  -- The unit of the office that issues: who may withdraw it and cut tasks from it.
  area_no int not null references area,
  issued_on date not null,
  effective_on date not null,
  expires_on date,
  urgent boolean not null,
  summary text not null,
  summary_folded text not null,
  -- PENDING and EXPIRED are computed from the dates.
  status text not null check (status in ('IN_FORCE', 'SUPERSEDED', 'WITHDRAWN')),
  relation text check (relation in ('supersedes', 'amends')),
  related_id uuid,
  ended_reason text,
  sent_at timestamptz not null,
  sent_by text not null,
  receipt_due_at timestamptz not null,
  check (effective_on >= issued_on),
  check (expires_on is null or expires_on >= effective_on),
  check ((relation is null) = (related_id is null))
);
create index directive_sent on directive (dataset, sent_at desc, id);
create index directive_of_area on directive (area_no, sent_at);
create index directive_related on directive (related_id) where related_id is not null;

-- Numbers given, each once by office, kind and year, whether typed or taken from the series.
create table directive_number (
  office_id uuid not null,
  kind text not null,
  year smallint not null,
  number text not null,
  dataset text not null,
  directive_id uuid not null,
  primary key (office_id, kind, year, number)
);
create table directive_series (
  dataset text not null,
  office_id uuid not null,
  kind text not null,
  year smallint not null,
  last_number int not null,
  primary key (dataset, office_id, kind, year)
);

create table directive_recipient (
  directive_id uuid not null,
  id uuid not null,
  dataset text not null,
  kind text not null check (kind in ('organisation', 'area')),
  organisation_id uuid,
  organisation_kind text,
  area_no int not null references area,
  name text not null,
  role text not null check (role in ('act', 'know')),
  due_at timestamptz not null,
  received_at timestamptz,
  received_by text,
  on_behalf boolean not null,
  note text,
  primary key (directive_id, id),
  check ((kind = 'organisation') = (organisation_id is not null))
);
create index directive_recipient_area on directive_recipient (area_no, directive_id);
create index directive_recipient_waiting on directive_recipient (dataset, due_at) where received_at is null;

-- Scans and attachments, in the database so that one transaction and one backup hold all of a document.
create table directive_file (
  id uuid primary key,
  dataset text not null,
  owner_kind text not null check (owner_kind in ('directive', 'task')),
  owner_id uuid not null,
  event_id uuid,
  name text not null,
  type text not null,
  size int not null,
  bytes bytea not null,
  at timestamptz not null,
  by_name text not null
);
create index directive_file_owner on directive_file (owner_id, at);

create table task (
  id uuid primary key,
  dataset text not null,
  directive_id uuid,
  title text not null,
  title_folded text not null,
  detail text,
  office_id uuid not null,
  issuer_name text not null,
  issuer_area_no int not null references area,
  responsible_kind text not null check (responsible_kind in ('organisation', 'area')),
  responsible_id uuid not null,
  organisation_kind text,
  area_no int not null references area,
  responsible_name text not null,
  -- Those who help, with their units beside: a filter reads no JSON.
  cooperating jsonb not null,
  cooperating_areas int[] not null,
  status text not null check (status in ('ASSIGNED', 'STARTED', 'REPORTED', 'CHECKED', 'CANCELLED')),
  version int not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  due_at timestamptz not null,
  first_due_at timestamptz not null,
  percent smallint not null check (percent between 0 and 100),
  metric text,
  target bigint,
  extension_until timestamptz,
  extension_reason text,
  extension_asked_at timestamptz,
  extension_asked_by text,
  escalation smallint not null,
  check ((metric is null) = (target is null))
);
create index task_due on task (dataset, due_at, id);
create index task_area on task (area_no, due_at);
create index task_issuer on task (issuer_area_no, due_at);
create index task_directive on task (directive_id) where directive_id is not null;
create index task_open on task (due_at) where status in ('ASSIGNED', 'STARTED');

create table task_event (
  task_id uuid not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  by_name text not null,
  note text,
  percent smallint,
  -- Version of the task that it made or met: steps within a millisecond keep their order.
  version int not null,
  primary key (task_id, id)
);

-- To whom an overdue task went: once a level.
create table task_escalation (
  task_id uuid not null,
  level smallint not null check (level in (1, 2)),
  dataset text not null,
  area_no int not null references area,
  at timestamptz not null,
  primary key (task_id, level)
);
create index task_escalation_area on task_escalation (area_no, task_id);
