-- Populations of units by age group and sex, as somebody published them. Never changed: a newer one holds.
create table area_population (
  id uuid primary key,
  dataset text not null,
  area_no int not null references area,
  as_of date not null,
  source text not null,
  -- [{age, sex, people}]: age the first year of the group or null for every age, sex or null for both.
  groups jsonb not null,
  entered_by text not null,
  entered_at timestamptz not null
);
create index area_population_area on area_population (area_no, dataset, as_of desc, entered_at desc);
