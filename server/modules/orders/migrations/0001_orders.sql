-- Quarantine, isolation and test orders. Distributed by person, like everything that hangs from one.
create table order_file (
  id uuid not null,
  person_no bigint not null,
  dataset text not null,
  -- As printed: `0123/QĐ-CLYT`. Unique by office and year: the row of order_series is locked while numbers are taken.
  number text not null,
  office_id uuid not null,
  series_year smallint not null,
  sequence int not null,
  kind text not null check (kind in ('quarantine-facility', 'quarantine-home', 'isolation-hospital', 'isolation-home', 'test')),
  status text not null check (status in ('IN_FORCE', 'RELEASED', 'CANCELLED', 'EXPIRED')),
  legal_basis text not null,
  reason text not null,
  -- Code of rules/release-rules.ts: the wording in force on the day of issue.
  release_rule text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  first_until_at timestamptz not null,
  previous_until_at timestamptz,
  -- When it stopped being in force; until_at where it expired.
  ended_at timestamptz,
  released_at timestamptz,
  place_no int,
  case_id uuid,
  -- The responsible area (the person's own at issue) and the area of the place of stay.
  area_no int,
  stay_area_no int,
  last_follow_up_at timestamptz,
  version int not null,
  field_versions jsonb not null,
  primary key (id, person_no)
);
create index order_file_person on order_file (person_no);
create index order_file_until on order_file (dataset, until_at, id);
create index order_file_number on order_file (dataset, number, id);
create index order_file_issued on order_file (dataset, issued_at, id);
create index order_file_area on order_file (area_no, until_at);
create index order_file_stay_area on order_file (stay_area_no, until_at) where stay_area_no is not null;
create index order_file_open on order_file (until_at) where status = 'IN_FORCE';

-- Every change of an order's end: the former end stays on record.
create table order_change (
  order_id uuid not null,
  person_no bigint not null,
  -- Version of the order that the change made.
  version int not null,
  kind text not null check (kind in ('extension', 'reduction', 'release', 'cancel')),
  at timestamptz not null,
  by_name text not null,
  reason text,
  previous_until timestamptz not null,
  until timestamptz not null,
  primary key (order_id, version, person_no)
);

-- Daily checks of people under an order. Health data: shown to the sensitive class only.
create table order_follow_up (
  id uuid not null,
  order_id uuid not null,
  person_no bigint not null,
  at timestamptz not null,
  received_at timestamptz not null,
  by_name text not null,
  present boolean not null,
  temperature real,
  symptoms text[] not null,
  note text,
  primary key (order_id, id, person_no)
);
create index order_follow_up_at on order_follow_up (order_id, at desc);

-- Number series by issuing office and year, without gaps.
create table order_series (
  dataset text not null,
  office_id uuid not null,
  year smallint not null,
  last_number int not null,
  primary key (dataset, office_id, year)
);
