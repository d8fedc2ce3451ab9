-- Cordoned areas. Everything of one cordon is distributed by its id.
create table lockdown (
  id uuid primary key,
  dataset text not null,
  title text not null,
  state text not null check (state in ('DRAFT', 'ACTIVE', 'LIFTED', 'DROPPED')),
  shape text not null check (shape in ('unit', 'place', 'polygon')),
  -- The unit that answers for it: the unit itself, that of the place, or the commune of the outline.
  area_no int not null,
  place_no int,
  -- GeoJSON coordinates of a MultiPolygon, outer rings clockwise.
  outline jsonb,
  km2 double precision,
  disease text not null,
  focus_id uuid,
  reason text not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  -- The decisions as they were signed: number, office, legal basis, signer.
  set_up jsonb,
  lift jsonb,
  lifted_at timestamptz,
  version int not null,
  created_at timestamptz not null,
  created_by text not null,
  check (until_at > from_at),
  check ((shape = 'polygon') = (outline is not null)),
  check ((shape = 'place') = (place_no is not null)),
  check ((state in ('ACTIVE', 'LIFTED')) = (set_up is not null)),
  check ((state = 'LIFTED') = (lift is not null and lifted_at is not null))
);
create index lockdown_list on lockdown (dataset, created_at desc, id desc);
create index lockdown_active on lockdown (dataset, from_at) where state = 'ACTIVE';

-- Who is inside. Who comes back has a further row: what was true is never rewritten.
create table lockdown_member (
  lockdown_id uuid not null,
  id uuid not null,
  dataset text not null,
  person_no bigint not null,
  -- The number of the household in the registry; a person without one stands alone.
  household text not null,
  source text not null check (source in ('shape', 'address', 'hand', 'household')),
  since_at timestamptz not null,
  left_at timestamptz,
  left_reason text,
  added_by text not null,
  primary key (lockdown_id, id)
);
create unique index lockdown_member_inside on lockdown_member (lockdown_id, person_no) where left_at is null;
create index lockdown_member_person on lockdown_member (person_no) where left_at is null;

-- Households inside, by the same rule.
create table lockdown_household (
  lockdown_id uuid not null,
  id uuid not null,
  household text not null,
  since_at timestamptz not null,
  left_at timestamptz,
  dataset text not null,
  primary key (lockdown_id, id)
);

create table lockdown_gate (
  lockdown_id uuid not null,
  id uuid not null,
  dataset text not null,
  name text not null,
  place text,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (lockdown_id, id)
);
create table lockdown_guard (
  lockdown_id uuid not null,
  id uuid not null,
  gate_id uuid not null,
  dataset text not null,
  who text not null,
  phone bytea,
  from_at timestamptz not null,
  to_at timestamptz not null,
  primary key (lockdown_id, id),
  check (to_at > from_at)
);
create index lockdown_guard_gate on lockdown_guard (lockdown_id, gate_id, from_at);

-- Who was let in or out. Names are encrypted.
create table lockdown_pass (
  lockdown_id uuid not null,
  id uuid not null,
  gate_id uuid not null,
  dataset text not null,
  at timestamptz not null,
  direction text not null check (direction in ('in', 'out')),
  reason text not null,
  person_no bigint,
  who bytea not null,
  allowed_by text not null,
  note bytea,
  noted_by text not null,
  primary key (lockdown_id, id)
);
create index lockdown_pass_list on lockdown_pass (lockdown_id, at desc, id desc);

-- Supply and test rounds. Who was sampled is asked of the laboratory.
create table lockdown_round (
  lockdown_id uuid not null,
  id uuid not null,
  dataset text not null,
  kind text not null check (kind in ('supply', 'test')),
  no int not null,
  planned_at timestamptz not null,
  done_at timestamptz,
  what text,
  households int,
  created_at timestamptz not null,
  created_by text not null,
  primary key (lockdown_id, id)
);

-- What people inside need: health data, encrypted.
create table lockdown_need (
  lockdown_id uuid not null,
  id uuid not null,
  dataset text not null,
  kind text not null,
  state text not null check (state in ('OPEN', 'ASSIGNED', 'DONE', 'DROPPED')),
  person_no bigint,
  who bytea not null,
  phone bytea,
  detail bytea not null,
  deadline timestamptz not null,
  assigned_to text,
  assigned_phone bytea,
  done_at timestamptz,
  outcome bytea,
  reported_at timestamptz not null,
  reported_by text not null,
  primary key (lockdown_id, id)
);
create index lockdown_need_open on lockdown_need (lockdown_id, deadline) where state in ('OPEN', 'ASSIGNED');

-- Whether the people inside can be reached; the newest word on each line.
create table lockdown_line (
  lockdown_id uuid not null,
  kind text not null,
  name text not null,
  dataset text not null,
  state text not null check (state in ('working', 'failing', 'unchecked')),
  contact bytea,
  reached_at timestamptz,
  note text,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (lockdown_id, kind, name)
);

-- Answers of officers to the lift checklist.
create table lockdown_check (
  lockdown_id uuid not null,
  code text not null,
  dataset text not null,
  answer text not null check (answer in ('met', 'not-met', 'unknown')),
  note text,
  answered_at timestamptz not null,
  answered_by text not null,
  primary key (lockdown_id, code)
);

-- What was done: the timeline.
create table lockdown_change (
  lockdown_id uuid not null,
  id uuid not null,
  dataset text not null,
  at timestamptz not null,
  by_name text not null,
  kind text not null,
  detail text,
  until_at timestamptz,
  primary key (lockdown_id, id)
);
