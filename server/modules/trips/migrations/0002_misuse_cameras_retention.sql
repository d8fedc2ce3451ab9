-- Where the code of a trip was used as it should not be: reported by a post, or told by the uses themselves.
create table border_misuse (
  trip_id uuid not null,
  id uuid not null,
  dataset text not null,
  kind text not null,
  at timestamptz not null,
  place_no int,
  -- The use that this one can't go together with.
  other_place_no int,
  other_at timestamptz,
  -- Plate of the other vehicle, encrypted.
  plate bytea,
  note bytea,
  -- Null: the program found it.
  reported_by text,
  received_at timestamptz not null,
  primary key (trip_id, id)
);
-- A camera read the plate; nobody saw people, seals or the code.
alter table border_check add column by_camera boolean not null default false;
-- When who drove what was taken out; numbers, way and times stay.
alter table border_trip add column anonymised_at timestamptz;
create index border_trip_kept on border_trip (planned_arrival) where anonymised_at is null;
