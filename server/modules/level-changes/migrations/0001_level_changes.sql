-- What moved in the levels of a case's contacts, and what officers decided on it. Everything of one case is distributed by case.
create table level_change_set (
  case_id uuid not null,
  id uuid not null,
  dataset text not null,
  -- Areas of the case when the change was listed: who may see and decide.
  area_no int,
  stay_area_no int,
  cause text not null check (cause in ('RETRACED', 'RESULT_POSITIVE', 'RESULT_NEGATIVE', 'RESULT_CORRECTED', 'CASE_DISCARDED')),
  -- Whose test it was, and the tube.
  subject_no bigint,
  tube_id uuid,
  caused_at timestamptz not null,
  at timestamptz not null,
  -- Counts of all moves, also of those that are not listed one by one: [{from, to, n}].
  moves jsonb not null,
  status text not null check (status in ('OPEN', 'APPLIED', 'DISMISSED', 'NOTED')),
  settled_at timestamptz,
  settled_by text,
  reason text,
  primary key (case_id, id)
);
create index level_change_set_id on level_change_set (id);
create index level_change_set_list on level_change_set (dataset, at desc, id desc);
create index level_change_set_area on level_change_set (area_no, at desc);
create index level_change_set_tube on level_change_set (tube_id) where tube_id is not null;

create table level_change_row (
  case_id uuid not null,
  set_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  -- 0 is a case, null no contact.
  from_level smallint,
  to_level smallint,
  reason text not null,
  proposal text not null,
  order_id uuid,
  order_number text,
  -- What the proposal rests on: classification and dates of the case to open.
  basis jsonb,
  status text not null check (status in ('OPEN', 'APPLIED', 'SUPERSEDED', 'NOTED')),
  applied_at timestamptz,
  applied_by text,
  primary key (case_id, set_id, person_no)
);
create index level_change_row_person on level_change_row (case_id, person_no);
create index level_change_row_open on level_change_row (set_id) where status = 'OPEN';
