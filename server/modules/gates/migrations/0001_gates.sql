-- Gates. A post is a place of kind checkpoint; what it adds to the place hangs from the place's number.

create table gate_post (
  place_no int primary key,
  dataset text not null,
  border boolean not null,
  -- Numbers of the posts that hear of whoever is turned back here.
  neighbour_nos int[] not null,
  mode text not null check (mode in ('all', 'permit-lane', 'sample')),
  one_in smallint,
  mode_reason text,
  mode_since timestamptz
);

create table gate_shift (
  place_no int not null,
  id uuid not null,
  dataset text not null,
  officer_id uuid,
  officer text not null,
  lane text,
  direction text not null check (direction in ('in', 'out')),
  state text not null check (state in ('open', 'handed-over', 'ended')),
  started_at timestamptz not null,
  ended_at timestamptz,
  note text,
  device_id uuid,
  unsynced int,
  primary key (place_no, id)
);
create index gate_shift_newest on gate_shift (dataset, started_at desc, id desc);

-- What happened with whom, by which version of the rules, for which reasons. Never changed. Plates are encrypted.
create table gate_crossing (
  place_no int not null,
  id uuid not null,
  dataset text not null,
  area_no int not null references area,
  shift_id uuid,
  device_id uuid,
  group_id uuid,
  at timestamptz not null,
  received_at timestamptz not null,
  direction text not null,
  means text not null,
  outcome text,
  person_no bigint,
  declaration_code text,
  permit_code text,
  slip text,
  plate bytea,
  plate_index bytea,
  vehicle_kind text,
  companions smallint not null,
  origin_area_code text,
  -- In the officer's words: the name that was said, origin, destination, purpose; encrypted JSON.
  words bytea,
  departed_at timestamptz,
  zone_rank smallint,
  temperature smallint,
  proposed text not null,
  decision text not null,
  override_reason text,
  rule_set text not null,
  rule_version int not null,
  reasons jsonb not null,
  facts jsonb,
  waved boolean not null,
  primary key (place_no, id)
);
create index gate_crossing_newest on gate_crossing (dataset, at desc, id desc);
create index gate_crossing_of_post on gate_crossing (place_no, at desc);
create index gate_crossing_of_person on gate_crossing (person_no) where person_no is not null;
create index gate_crossing_of_plate on gate_crossing (plate_index, at desc) where plate_index is not null;
create unique index gate_crossing_slip on gate_crossing (place_no, slip) where slip is not null;

-- Rules as written; when each was in force stands apart, so that an older version can come into force again.
create table gate_rules (
  version int primary key,
  rules jsonb not null,
  state text not null check (state in ('draft', 'published')),
  author text,
  made_at timestamptz not null
);
create table gate_rules_period (
  valid_from timestamptz primary key,
  version int not null references gate_rules,
  reason text not null,
  published_by text not null,
  published_at timestamptz not null
);

-- Zones of the country, one row a day and source: level by area code.
create table gate_zone_table (
  id uuid primary key,
  dataset text not null,
  as_of timestamptz not null,
  source text not null,
  received_at timestamptz not null,
  received_by text not null,
  level_of jsonb not null
);
create index gate_zone_table_newest on gate_zone_table (dataset, as_of desc);

create table gate_device (
  id uuid primary key,
  dataset text not null,
  name text not null,
  place_no int not null,
  -- Key of the phone's watch-list filter, encrypted.
  watch_key bytea not null,
  registered_at timestamptz not null,
  registered_by text not null,
  seen_at timestamptz,
  pack_sequence int not null,
  pack_digest bytea,
  pack_issued_at timestamptz,
  unsynced int,
  revoked_at timestamptz,
  revoke_reason text
);

create table gate_watch (
  id uuid primary key,
  dataset text not null,
  kind text not null check (kind in ('cccd', 'phone', 'plate')),
  value bytea not null,
  value_index bytea not null,
  reason text not null,
  until timestamptz,
  added_at timestamptz not null,
  added_by text not null,
  removed_at timestamptz,
  removed_by text,
  removed_reason text
);

create table gate_slip_book (
  place_no int not null,
  id uuid not null,
  dataset text not null,
  first_no int not null,
  count int not null,
  made_at timestamptz not null,
  primary key (place_no, id)
);
