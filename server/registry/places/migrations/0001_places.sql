-- Places that people check in at. Reference tables: copied to every machine, so that presence joins them anywhere.
-- Numbers are taken from the sequence by the program: Citus refuses identity columns of type int.
create sequence place_number as int;
create table place (
  place_no int primary key,
  id uuid not null unique,
  dataset text not null,
  code text not null unique,
  name text not null,
  -- The name without marks and case, for search and order.
  name_folded text not null,
  kind text not null,
  area_no int not null references area,
  address text,
  lat double precision,
  lon double precision,
  capacity int check (capacity >= 0),
  owner_phone bytea,
  owner_phone_index bytea,
  active boolean not null,
  version int not null,
  field_versions jsonb not null,
  created_at timestamptz not null,
  check ((lat is null) = (lon is null)),
  check ((owner_phone is null) = (owner_phone_index is null))
);
create index place_by_name on place (dataset, name_folded, place_no);
create index place_by_area on place (area_no, dataset);
create index place_by_owner on place (owner_phone_index) where owner_phone_index is not null;

-- Every code a place ever had: posters on walls outlive a re-issue.
create table place_code (
  code text primary key,
  place_no int not null references place,
  issued_at timestamptz not null
);
create index place_code_place on place_code (place_no);
