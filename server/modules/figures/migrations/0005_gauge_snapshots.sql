-- What gauges read when somebody was briefed: they have no other past. A row only where it differs from the one before it.
create table gauge_snapshot (
  dataset text not null,
  metric text not null,
  area_no int not null,
  taken_at timestamptz not null,
  value double precision not null,
  primary key (metric, area_no, taken_at, dataset)
);
