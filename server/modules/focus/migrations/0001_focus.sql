-- Outbreak foci. Everything of one focus is distributed by its id.
create table focus (
  id uuid primary key,
  dataset text not null,
  title text not null,
  state text not null check (state in ('FOUND', 'ACTIVE', 'ENDED', 'DROPPED')),
  disease text not null,
  area_no int not null,
  place_no int,
  cluster_id uuid,
  note bytea,
  found_at timestamptz not null,
  active_at timestamptz,
  ended_at timestamptz,
  -- The report that is due next; null: none. Kept so that lists lead with it.
  due_stage text check (due_stage in ('found', 'active', 'ended')),
  due_at timestamptz,
  version int not null,
  created_at timestamptz not null,
  created_by text not null,
  check ((due_stage is null) = (due_at is null))
);
create index focus_list on focus (dataset, due_at, id);
create index focus_open on focus (dataset, disease) where state in ('FOUND', 'ACTIVE');

-- When it was active: one that flares up again has a further period.
create table focus_period (
  focus_id uuid not null,
  id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz,
  dataset text not null,
  primary key (focus_id, id),
  check (to_at >= from_at)
);

create table focus_case (
  focus_id uuid not null,
  case_id uuid not null,
  dataset text not null,
  state text not null check (state in ('PROPOSED', 'LINKED', 'REJECTED')),
  why text not null check (why in ('area', 'place', 'source', 'cluster', 'hand')),
  decided_at timestamptz not null,
  decided_by text not null,
  primary key (focus_id, case_id)
);
create index focus_case_case on focus_case (case_id);

-- Reports that went out; the newest of a stage counts.
create table focus_report (
  focus_id uuid not null,
  id uuid not null,
  dataset text not null,
  stage text not null check (stage in ('found', 'active', 'ended')),
  reported_at timestamptz not null,
  recipient text not null,
  note text,
  noted_by text not null,
  primary key (focus_id, id)
);

create table focus_change (
  focus_id uuid not null,
  id uuid not null,
  dataset text not null,
  at timestamptz not null,
  by_name text not null,
  kind text not null,
  detail text,
  primary key (focus_id, id)
);
