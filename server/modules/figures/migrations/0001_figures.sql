-- Results of the nightly recount of counters from the facts: what the health page shows. Local to the coordinator.
create table figure_recount (
  at timestamptz primary key,
  metrics int not null,
  differences int not null,
  -- The first differences: metric, dataset, area_no, hour, counter, expected.
  sample jsonb not null
);
