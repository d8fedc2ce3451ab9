-- Community teams, what they found at their households, and what they ask for.
create table community_team (
  id uuid primary key,
  dataset text not null,
  area_no int not null references area,
  name text not null,
  -- Units below the commune; households given by name stand in community_assignment.
  unit_nos int[] not null,
  account_ids uuid[] not null,
  version int not null,
  created_at timestamptz not null,
  created_by text not null,
  closed_at timestamptz
);
create index community_team_area on community_team (dataset, area_no) where closed_at is null;

create table community_assignment (
  household_no bigint primary key,
  dataset text not null,
  team_id uuid not null,
  assigned_at timestamptz not null,
  assigned_by text not null
);
create index community_assignment_team on community_assignment (team_id);

create table community_round (
  id uuid primary key,
  dataset text not null,
  area_no int not null references area,
  -- Empty: the whole commune.
  unit_nos int[] not null,
  day date not null,
  reason text not null,
  called_at timestamptz not null,
  called_by text not null,
  ended_at timestamptz
);
create index community_round_day on community_round (dataset, day, area_no);

create table community_visit (
  household_no bigint not null,
  id uuid not null,
  dataset text not null,
  area_no int not null references area,
  team_id uuid not null,
  day date not null,
  at timestamptz not null,
  time_quality text not null check (time_quality in ('device', 'suspect')),
  -- What the phone said, where it could not be believed.
  device_at timestamptz,
  result text not null check (result in ('seen', 'absent', 'worse', 'food', 'called')),
  person_nos bigint[] not null,
  danger boolean not null,
  note bytea,
  recorder_id uuid not null,
  recorded_by text not null,
  received_at timestamptz not null,
  primary key (household_no, id)
);
create index community_visit_day on community_visit (dataset, day, area_no);

create table community_need (
  household_no bigint not null,
  id uuid not null,
  dataset text not null,
  area_no int not null references area,
  team_id uuid not null,
  kind text not null check (kind in ('worse', 'food', 'absent')),
  urgency text not null check (urgency in ('emergency', 'urgent', 'today')),
  state text not null check (state in ('OPEN', 'TAKEN', 'DONE')),
  person_nos bigint[] not null,
  times int not null,
  note bytea,
  raised_at timestamptz not null,
  raised_by text not null,
  taken_at timestamptz,
  taken_by text,
  done_at timestamptz,
  done_by text,
  answer bytea,
  version int not null,
  primary key (household_no, id)
);
-- A household asks for one thing once until it is done.
create unique index community_need_open on community_need (household_no, kind) where state <> 'DONE';
create index community_need_list on community_need (dataset, area_no, raised_at desc, id desc);
create index community_need_id on community_need (id);
