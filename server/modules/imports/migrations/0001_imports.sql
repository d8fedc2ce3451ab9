-- Data of other origin, each in a dataset of its own (`study:<name>`): never live, never public, kept without term.
create table study (
  name text primary key check (name ~ '^[a-z0-9-]{1,40}$'),
  kind text not null check (kind in ('linelist', 'visits', 'cases')),
  title text not null,
  -- What was assumed on the way in, for whoever reads a figure of it.
  description_vi text not null,
  description_en text not null,
  source text not null,
  -- Rows of the file, and of them those that are used.
  rows bigint not null,
  used bigint not null,
  created_at timestamptz not null
);

-- Counts that somebody else published, as facts behind counters: what a recount of these datasets starts from.
create table reported_count (
  area_no int not null,
  dataset text not null,
  metric text not null,
  day date not null,
  value bigint not null,
  source text not null,
  primary key (area_no, dataset, metric, day)
);
