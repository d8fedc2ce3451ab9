-- Who does which piece of work. One row a piece; taking it back removes the row.
create table work_assignment (
  item_id uuid not null,
  item_kind text not null check (item_kind in ('contact', 'call', 'order')),
  dataset text not null,
  officer_id uuid not null,
  officer_name text not null,
  assigned_at timestamptz not null,
  assigned_by text not null,
  primary key (item_id, item_kind)
);
create index work_assignment_officer on work_assignment (dataset, officer_id);

-- When an officer is away, and who stands in. A reference table: small, and joined with everything.
create table work_leave (
  id uuid primary key,
  dataset text not null,
  officer_id uuid not null,
  officer_name text not null,
  from_on date not null,
  -- Last day.
  to_on date not null check (to_on >= from_on),
  deputy_id uuid,
  deputy_name text,
  reason text not null,
  by_name text not null,
  at timestamptz not null,
  ended_at timestamptz
);
create index work_leave_officer on work_leave (dataset, officer_id, to_on);

-- Which work went to the unit above: once a level, and anew where it was done and waits again.
create table work_escalation (
  item_id uuid not null,
  item_kind text not null,
  dataset text not null,
  level smallint not null check (level in (1, 2)),
  since timestamptz not null,
  area_no int,
  at timestamptz not null,
  primary key (item_id, item_kind, since, level)
);
