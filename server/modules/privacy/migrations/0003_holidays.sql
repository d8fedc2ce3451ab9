-- Days that somebody entered as free, or as worked after all: they hold before those that ship (data/rules/holidays).
create table public_holiday (
  dataset text not null,
  day date not null,
  off boolean not null,
  name text not null,
  source text not null,
  certainty text not null check (certainty in ('verified', 'secondary', 'unverified')),
  by_name text not null,
  at timestamptz not null,
  primary key (dataset, day)
);
