-- Stays at hotels, guest houses and households. The long stay itself is a residence of tracing under the same id.
create table lodging_stay (
  place_no int not null,
  id uuid not null,
  dataset text not null,
  area_no int not null references area,
  person_no bigint not null,
  -- Name as the host wrote it: encrypted. Hosts see this and nothing of the register.
  said_name bytea,
  room text,
  arrived_at timestamptz not null,
  planned_at timestamptz,
  departed_at timestamptz,
  origin_area_no int references area,
  -- What was written where it names no unit: encrypted.
  origin_text bytea,
  -- Zone of the origin when the person arrived; null: no zone data.
  origin_zone text,
  state text not null check (state in ('REGISTERED', 'CONFIRMED', 'MISSING')),
  decided_at timestamptz,
  decided_by text,
  note bytea,
  visit text check (visit in ('DUE', 'DONE')),
  visit_at timestamptz,
  visit_result text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  -- Account of the recorder: hosts see what they registered.
  recorder_id uuid,
  primary key (place_no, id),
  check (departed_at is null or departed_at > arrived_at)
);
create index lodging_stay_area on lodging_stay (dataset, area_no, arrived_at desc, id desc);
create index lodging_stay_person on lodging_stay (person_no);
create index lodging_stay_id on lodging_stay (id);
