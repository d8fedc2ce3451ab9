-- Trips of goods vehicles to and from border gates. What names people is encrypted.

-- How a border gate works. Without a row it gives no appointments.
create table border_gate (
  place_no int primary key,
  dataset text not null,
  yard_no int,
  slot_minutes smallint not null,
  slot_capacity smallint not null,
  opens_minute smallint not null,
  closes_minute smallint not null,
  source text not null,
  certainty text not null,
  changed_at timestamptz not null,
  changed_by text not null,
  check (opens_minute < closes_minute)
);

-- Route templates: never changed but for their end, so that a trip's terms can be looked up years later.
create table border_route (
  id uuid primary key,
  dataset text not null,
  name text not null,
  gate_no int not null,
  area_no int not null references area,
  direction text not null check (direction in ('export', 'import', 'transit')),
  -- [{placeNo, limitMinutes}] in the order of the way.
  stops jsonb not null,
  rest_nos int[] not null,
  needs_hand_over boolean not null,
  valid_from date not null,
  valid_until date,
  source text not null,
  certainty text not null,
  made_by text not null,
  made_at timestamptz not null
);

create table border_trip (
  id uuid primary key,
  dataset text not null,
  -- Area of the gate, and those of all posts of the way: officers of each of them see the trip.
  area_no int not null references area,
  area_nos int[] not null,
  gate_no int not null,
  yard_no int,
  route_id uuid not null,
  direction text not null,
  state text not null check (state in ('PENDING', 'REGISTERED', 'UNDERWAY', 'WAITING', 'HANDED_OVER', 'EXITED',
    'RETURNED', 'CANCELLED', 'REFUSED')),
  enterprise text,
  plate bytea not null,
  plate_index bytea not null,
  plate_nation text not null check (plate_nation in ('VN', 'CN', 'OTHER')),
  vehicle_kind text,
  goods text not null,
  weight_kg int,
  seals text[] not null,
  -- Driver, assistants, phone of the enterprise, test as declared: encrypted JSON.
  details bytea not null,
  driver_no bigint,
  assistant_nos bigint[] not null,
  -- What was agreed when it was registered: [{placeNo, limitMinutes}].
  legs jsonb not null,
  rest_nos int[] not null,
  needs_hand_over boolean not null,
  starts_at timestamptz not null,
  slot_at timestamptz,
  planned_arrival timestamptz not null,
  test_valid_until timestamptz,
  submitted_at timestamptz not null,
  -- Null: registered without log-in.
  registered_by text,
  decided_at timestamptz,
  decided_by text,
  reason text,
  short_code text,
  signed bytea,
  credential_id text,
  arrived_at timestamptz,
  passed_at timestamptz,
  closed_at timestamptz,
  next_due_at timestamptz,
  handed_at timestamptz,
  handed_place_no int,
  handed_seals text[],
  handed_by text,
  -- Dedicated driver and note: encrypted JSON.
  handed_details bytea,
  dedicated_no bigint,
  lodging_place_no int
);
create index border_trip_list on border_trip (dataset, submitted_at desc, id desc);
create index border_trip_areas on border_trip using gin (area_nos);
create index border_trip_plate on border_trip (plate_index, starts_at desc);
create index border_trip_driver on border_trip (driver_no) where driver_no is not null;
create index border_trip_code on border_trip (short_code) where short_code is not null;
create index border_trip_waiting on border_trip (gate_no, arrived_at) where state in ('WAITING', 'HANDED_OVER');
create index border_trip_passed on border_trip (gate_no, passed_at) where passed_at is not null;
create index border_trip_due on border_trip (next_due_at) where next_due_at is not null;
create index border_trip_slots on border_trip (gate_no, slot_at) where slot_at is not null;

-- What posts reported of a trip. Never changed.
create table border_check (
  trip_id uuid not null,
  id uuid not null,
  dataset text not null,
  place_no int not null,
  kind text not null check (kind in ('post', 'arrive', 'pass', 'turned-back', 'stop')),
  at timestamptz not null,
  seals text[],
  note bytea,
  from_crossing boolean not null,
  received_at timestamptz not null,
  recorded_by text not null,
  primary key (trip_id, id)
);

create table border_task (
  trip_id uuid not null,
  id uuid not null,
  dataset text not null,
  gate_no int not null,
  area_nos int[] not null,
  reason text not null,
  -- What it is about, within its reason: the same finding is one task.
  key text not null,
  state text not null check (state in ('open', 'done')),
  at timestamptz not null,
  place_no int,
  late_minutes int,
  seals text[],
  raised_at timestamptz not null,
  due_at timestamptz not null,
  outcome text,
  note bytea,
  done_by text,
  done_at timestamptz,
  primary key (trip_id, id),
  unique (trip_id, reason, key)
);
create index border_task_list on border_task (dataset, state, due_at, id);

-- Appointments given, never more than the capacity of the gate.
create table border_slot (
  gate_no int not null,
  at timestamptz not null,
  dataset text not null,
  taken smallint not null check (taken >= 0),
  primary key (gate_no, at)
);

-- Arrived and left by gate, hour, country of the plate and direction; made again from the trips by rebuild.
create table border_count (
  gate_no int not null,
  at timestamptz not null,
  dataset text not null,
  what text not null check (what in ('arrived', 'exited')),
  nation text not null,
  direction text not null,
  value int not null,
  primary key (gate_no, at, what, nation, direction)
);
