-- Events and clusters; everything of one is distributed by its id. The description is encrypted: it may name people.
create table cluster (
  id uuid primary key,
  dataset text not null,
  title text not null,
  status text not null check (status in ('SIGNAL', 'EVENT', 'SCREENING', 'CLUSTER', 'DROPPED')),
  investigation text not null check (investigation in ('PENDING', 'ONGOING', 'DONE', 'DISCARDED')),
  risk text not null check (risk in ('LOW', 'MODERATE', 'HIGH', 'UNKNOWN')),
  disease text not null,
  area_no int not null,
  place_kind text not null,
  place_no int,
  from_at timestamptz not null,
  to_at timestamptz not null,
  description bytea,
  -- The case whose household this is; null for any other cluster.
  household_case_id uuid,
  version int not null,
  field_versions jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  check (to_at > from_at)
);
create index cluster_list on cluster (dataset, area_no, created_at desc);
create index cluster_household on cluster (household_case_id) where household_case_id is not null;

create table cluster_participant (
  cluster_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  involvement text not null,
  source text not null,
  -- When they took part; as far as known, inside the event.
  from_at timestamptz not null,
  to_at timestamptz not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (cluster_id, person_no)
);
create index cluster_participant_person on cluster_participant (person_no);

create table cluster_case (
  cluster_id uuid not null,
  case_id uuid not null,
  dataset text not null,
  linked_at timestamptz not null,
  linked_by text not null,
  primary key (cluster_id, case_id)
);
create index cluster_case_case on cluster_case (case_id);

-- What was done to a cluster: its timeline.
create table cluster_change (
  cluster_id uuid not null,
  id uuid not null,
  dataset text not null,
  at timestamptz not null,
  by_name text not null,
  kind text not null,
  count int,
  case_id uuid,
  fields text[] not null,
  primary key (cluster_id, id)
);
