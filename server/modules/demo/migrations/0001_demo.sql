-- The one simulated province: what it was generated from, so that a restart makes the same one again, and how far
-- its live tail has come.
create table demo_run (
  dataset text primary key,
  province_code text not null,
  seed int not null,
  people int not null,
  history_days int not null,
  horizon_days int not null,
  started_at timestamptz not null,
  -- As they were: a later import of areas must not change the province.
  communes jsonb not null,
  -- loaded: facts are in; ready: traces and orders too.
  stage text not null check (stage in ('loaded', 'ready')),
  lived_until timestamptz not null,
  next_case int not null
);
