-- Dated administrative units and what lies below the commune. A reference table: copied to every machine.
-- area_no is given by the program under a table lock: Citus refuses identity columns of type int.
create table area (
  area_no int primary key,
  id uuid not null unique,
  code text not null,
  name text not null,
  full_name text not null,
  kind text not null
    check (kind in ('country', 'province', 'district', 'commune', 'hamlet', 'group', 'row', 'industrial-park')),
  subtype text,
  parent_no int references area,
  path text not null unique,
  valid_from date not null,
  valid_to date,
  population int check (population >= 0),
  population_source text,
  area_km2 double precision,
  lat double precision,
  lon double precision,
  -- reference: shipped list; import: an operator's file; local: added by an officer.
  origin text not null check (origin in ('reference', 'import', 'local')),
  unique (code, valid_from),
  check (valid_to is null or valid_to > valid_from),
  check ((lat is null) = (lon is null))
);

-- What a unit became. `divided`: its territory went to several units, so only a person can place an old address.
create table area_successor (
  old_no int not null references area,
  new_no int not null references area,
  divided boolean not null,
  basis text not null,
  primary key (old_no, new_no)
);

-- Official outlines (GeoJSON MultiPolygon, WGS84); outer rings clockwise, as d3-geo needs (RFC 7946 has them the other way).
create table area_boundary (
  area_no int primary key references area,
  geometry jsonb not null,
  source text not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null,
  km2 double precision not null,
  imported_at timestamptz not null
);

-- Which content of a list was loaded last, so that an unchanged one is not read again.
create table area_list (
  name text primary key,
  hash text not null,
  loaded_at timestamptz not null
);
