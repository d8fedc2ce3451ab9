-- Tracing. Everything of one case is distributed by case_id; long stays by place, trips by trip.

-- Which cases were traced, how, and as of when. From and to are null where the infectious window holds.
create table contact_trace (
  case_id uuid primary key,
  dataset text not null,
  from_at timestamptz,
  to_at timestamptz,
  depth smallint not null,
  min_minutes int,
  as_of timestamptz not null
);
create index contact_trace_dataset on contact_trace (dataset);

-- Projection: who was exposed to a case, from presence, residence, household, trips and named contacts.
create table contact (
  dataset text not null,
  case_id uuid not null,
  person_no bigint not null,
  level smallint not null,
  ms bigint not null,
  score double precision not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  places int not null,
  via_person_no bigint not null,
  evidence jsonb not null,
  -- The person is a case by now.
  is_case boolean not null,
  link_id uuid,
  as_of timestamptz not null,
  primary key (case_id, person_no)
);
create index contact_rank on contact (case_id, level, score desc, person_no);
create index contact_person on contact (person_no);

-- Decisions of officers on contacts, with the evidence as it was then: retention can't erase the ground of an order.
create table contact_link (
  id uuid not null,
  dataset text not null,
  case_id uuid not null,
  person_no bigint not null,
  decision text not null check (decision in ('CONFIRMED', 'DROPPED')),
  reason text,
  decided_at timestamptz not null,
  decided_by text not null,
  level smallint not null,
  ms bigint not null,
  score double precision not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  places int not null,
  via_person_no bigint not null,
  evidence jsonb not null,
  -- Who follows the contact up: the contact's area, or the case's where that is unknown.
  area_no int,
  follow_up_until date,
  is_case boolean not null,
  last_visit_at timestamptz,
  last_result text,
  last_seen_at timestamptz,
  lost_at timestamptz,
  order_id uuid,
  -- From when an order keeps the contact away from others.
  ordered_from timestamptz,
  primary key (case_id, person_no)
);
create index contact_link_id on contact_link (id);
create index contact_link_person on contact_link (person_no);
create index contact_link_day on contact_link (area_no) where decision = 'CONFIRMED';

-- Follow-up calls and visits. The note is encrypted.
create table contact_visit (
  id uuid not null,
  contact_id uuid not null,
  case_id uuid not null,
  dataset text not null,
  area_no int,
  at timestamptz not null,
  result text not null,
  temperature real,
  symptoms text[] not null,
  note bytea,
  lost boolean not null,
  recorded_by text not null,
  primary key (case_id, id)
);
create index contact_visit_contact on contact_visit (contact_id, at desc);

-- Contacts that somebody named. A recalled date is the interval of that local day.
create table named_contact (
  case_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  relation text,
  from_at timestamptz not null,
  to_at timestamptz not null,
  named_at timestamptz not null,
  named_by text not null,
  primary key (case_id, person_no)
);

-- Long stays: lodging, ward, quarantine room, dormitory.
create table residence (
  place_no int not null,
  id uuid not null,
  dataset text not null,
  person_no bigint not null,
  room text,
  from_at timestamptz not null,
  to_at timestamptz,
  primary key (place_no, id),
  check (to_at is null or to_at > from_at)
);
create index residence_person on residence (person_no);

-- Vehicle trips. The plate is encrypted; the vehicle is known where it is registered.
create table trip (
  id uuid primary key,
  dataset text not null,
  vehicle_no bigint,
  plate bytea not null,
  departed_at timestamptz not null,
  arrived_at timestamptz not null,
  note text,
  check (arrived_at > departed_at)
);
create table trip_person (
  trip_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  primary key (trip_id, person_no)
);
create index trip_person_person on trip_person (person_no);

-- Who infected whom, where a case may have several possible infectors (imported studies).
create table case_link (
  case_from uuid not null,
  case_to uuid not null,
  dataset text not null,
  primary key (case_from, case_to)
);
create index case_link_dataset on case_link (dataset);
