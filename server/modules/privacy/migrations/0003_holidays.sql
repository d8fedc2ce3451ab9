-- Days that somebody entered as free, or as worked after all: they hold before those that ship (data/rules/holidays).
create table public_holiday (
  dataset text not null,
  day date not null,
  -- Free by itself, free in place of one that fell on a day of rest, or worked after all.
  kind text not null check (kind in ('holiday', 'in-lieu', 'worked')),
  name text not null,
  source text not null,
  certainty text not null check (certainty in ('verified', 'secondary', 'unverified')),
  by_name text not null,
  at timestamptz not null,
  primary key (dataset, day)
);
