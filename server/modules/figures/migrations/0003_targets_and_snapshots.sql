-- What a metric should be in an area from a day on. Never changed: a later row replaces an earlier one.
create table metric_target (
  id uuid not null,
  dataset text not null,
  metric text not null,
  area_no int not null,
  direction text not null check (direction in ('at-least', 'at-most')),
  value double precision not null,
  valid_from date not null,
  source text not null,
  author text not null,
  entered_at timestamptz not null,
  primary key (id, area_no)
);
create index metric_target_read on metric_target (dataset, metric, area_no, valid_from desc);

-- What a day's counter was when somebody was briefed. A row only where it differs from the snapshot before it.
create table figure_snapshot (
  dataset text not null,
  metric text not null,
  area_no int not null,
  day date not null,
  taken_at timestamptz not null,
  value bigint not null,
  primary key (metric, area_no, day, taken_at, dataset)
);

-- When snapshots were taken, so that a day without a row is known to have been zero then.
create table figure_snapshot_run (
  dataset text not null,
  taken_at timestamptz not null,
  first_day date not null,
  primary key (dataset, taken_at)
);
