-- Training on the simulated province: who trains, and the drills they began.
create table trainee (
  account_id uuid primary key,
  dataset text not null,
  unit text not null,
  enrolled_at timestamptz not null
);
create table training_run (
  id uuid primary key,
  dataset text not null,
  account_id uuid not null,
  -- Name and unit as they are searched, without marks.
  trainee text not null,
  unit text,
  search text not null,
  drill text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- Steps that the trainee ticked, since only the trainee can know.
  ticked text[] not null,
  -- Steps that were done when last looked at, these and those that the audit trail told of.
  done text[] not null
);
create index training_run_account on training_run (account_id, started_at desc);
create index training_run_list on training_run (dataset, started_at desc, id desc);
