-- Why a contact ranks where it does, and why it is not proposed (score, cap, place); null: it is.
alter table contact add column factors jsonb;
alter table contact add column below text;

-- Cut-offs applied to a case. A case without a row has none: everybody found is proposed.
create table trace_plan (
  case_id uuid primary key,
  dataset text not null,
  cut_offs jsonb not null,
  applied_at timestamptz not null,
  applied_by text not null,
  version int not null
);

-- Crowded places of a case, told to the public or called for a test instead of being traced one by one.
create table place_exposure (
  case_id uuid not null,
  id uuid not null,
  dataset text not null,
  place_no int not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  people int not null,
  answer text not null,
  advice text,
  status text not null check (status in ('PROPOSED', 'PUBLISHED', 'WITHDRAWN')),
  published_at timestamptz,
  changed_by text,
  version int not null,
  field_versions jsonb not null,
  created_at timestamptz not null,
  primary key (case_id, id)
);
create index place_exposure_id on place_exposure (id);
create index place_exposure_public on place_exposure (dataset, published_at desc) where status = 'PUBLISHED';
