-- Who sat where, and whether somebody was decided with the whole vehicle.
alter table gate_crossing add column seat text;
alter table gate_crossing add column by_group boolean not null default false;
create index gate_crossing_of_group on gate_crossing (place_no, group_id) where group_id is not null;

-- Vehicles as they were decided, with seals and goods. Plates are encrypted.
create table gate_vehicle (
  place_no int not null,
  -- The group of its crossings.
  id uuid not null,
  dataset text not null,
  area_no int not null references area,
  shift_id uuid,
  device_id uuid,
  at timestamptz not null,
  received_at timestamptz not null,
  direction text not null,
  plate bytea,
  plate_index bytea,
  vehicle_kind text not null,
  people smallint not null,
  seals text[] not null,
  goods text,
  goods_direction text,
  permit_code text,
  decision text not null,
  split boolean not null,
  primary key (place_no, id)
);
create index gate_vehicle_newest on gate_vehicle (dataset, at desc, id desc);
create index gate_vehicle_of_shift on gate_vehicle (place_no, shift_id);

-- Questions to the commander, until they are done at the post.
create table gate_escalation (
  place_no int not null,
  id uuid not null,
  dataset text not null,
  area_no int not null references area,
  shift_id uuid,
  crossing_id uuid,
  group_id uuid,
  state text not null check (state in ('open', 'answered', 'settled')),
  raised_at timestamptz not null,
  received_at timestamptz not null,
  raised_by text not null,
  -- Name or plate and the reason, encrypted JSON: reasons may tell about health.
  words bytea not null,
  people smallint not null,
  kept_vehicle boolean not null,
  answered_at timestamptz,
  answered_by text,
  decision text,
  answer bytea,
  taken_at timestamptz,
  taken_by text,
  taken_shift_id uuid,
  settled_at timestamptz,
  settled_by text,
  handed_to text,
  primary key (place_no, id)
);
create index gate_escalation_listed on gate_escalation (dataset, state, raised_at, id);
create index gate_escalation_of_crossing on gate_escalation (place_no, crossing_id) where crossing_id is not null;
