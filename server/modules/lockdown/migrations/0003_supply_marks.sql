-- What became of each household in a supply round; no row: nothing was said of it yet.
create table lockdown_supply (
  lockdown_id uuid not null,
  round_id uuid not null,
  -- As on the roster (lockdown_household).
  household text not null,
  dataset text not null,
  outcome text not null check (outcome in ('served', 'away', 'refused', 'not-reached')),
  at timestamptz not null,
  noted_at timestamptz not null,
  noted_by text not null,
  primary key (lockdown_id, round_id, household)
);
