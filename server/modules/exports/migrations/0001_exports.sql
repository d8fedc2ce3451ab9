-- What left the program, why and for whom. Never deleted by the program.
create table data_export (
  id uuid primary key,
  dataset text not null,
  area_no int not null,
  kind text not null check (kind in ('people', 'line-list', 'fhir')),
  pseudonymised boolean not null,
  purpose text not null,
  recipient text not null,
  -- Purpose and recipient, folded: what is looked for, and what pseudonyms are made from.
  purpose_key text not null,
  disease text,
  from_day date,
  to_day date,
  rows int not null,
  small_cells int,
  downloads int not null,
  created_at timestamptz not null,
  created_by text not null
);
create index data_export_list on data_export (dataset, area_no, created_at desc, id desc);
