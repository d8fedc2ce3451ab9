-- Offices: who acts, who signs. A reference table: copied to every machine.
create sequence organisation_number as int;
create table organisation (
  organisation_no int primary key,
  id uuid not null unique,
  dataset text not null,
  name text not null,
  name_folded text not null,
  kind text not null,
  area_no int not null references area,
  -- A public office's number, not a person's.
  phone text,
  number_suffix text,
  created_at timestamptz not null
);
create index organisation_by_name on organisation (dataset, name_folded, organisation_no);
create index organisation_by_area on organisation (area_no, dataset);
