-- Vehicles by normalised plate. A reference table: copied to every machine, so that trips join it anywhere.
create sequence vehicle_number as int;
create table vehicle (
  vehicle_no int primary key,
  id uuid not null unique,
  dataset text not null,
  -- Canonical: capital letters and digits only.
  plate text not null,
  -- As it is printed.
  plate_shown text not null,
  kind text not null,
  owner_name text,
  owner_phone bytea,
  owner_phone_index bytea,
  seats int check (seats > 0),
  created_at timestamptz not null,
  unique (dataset, plate),
  check ((owner_phone is null) = (owner_phone_index is null))
);
-- The search by the beginning of a plate, whatever the database's language.
create index vehicle_by_prefix on vehicle (dataset, plate text_pattern_ops);
