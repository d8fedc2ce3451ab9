-- What a national platform said at a time, by commune, beside what we had counted then.
create table reconciliation (
  id uuid primary key,
  dataset text not null,
  metric text not null,
  platform text not null,
  from_at timestamptz,
  to_at timestamptz not null,
  source text not null,
  author text not null,
  entered_at timestamptz not null
);
create index reconciliation_list on reconciliation (dataset, to_at desc, entered_at desc);

create table reconciliation_site (
  reconciliation_id uuid not null,
  area_no int not null,
  ours double precision,
  theirs double precision not null,
  primary key (reconciliation_id, area_no)
);
