-- The first call to a case or to a contact of a case: one for each case and person. `area_nos` are the units whose
-- officers may make it: where the person lives, where the case is answered for and where it stays.
create table interview (
  case_id uuid not null,
  person_no bigint not null,
  id uuid not null,
  dataset text not null,
  kind text not null,
  area_nos int[] not null,
  -- Made by the call list; false where an officer opened the call by hand.
  planned boolean not null,
  -- Whether the list still asks for it: a dropped contact or a discarded case is not called.
  needed boolean not null,
  due_since timestamptz not null,
  status text not null,
  officer_id uuid,
  officer text,
  started_at timestamptz,
  completed_at timestamptz,
  attempts int not null,
  first_attempt_at timestamptz,
  first_reached_at timestamptz,
  last_attempt_at timestamptz,
  last_result text,
  call_back_at timestamptz,
  version int not null,
  field_versions jsonb not null,
  -- What was written down, as encrypted JSON.
  draft bytea,
  primary key (case_id, person_no),
  unique (case_id, id)
);
create index interview_id on interview (id);
create index interview_person on interview (person_no);
create index interview_open on interview (dataset, (coalesce(call_back_at, due_since)), id) where status <> 'DONE';
create index interview_done on interview (dataset, completed_at, id) where status = 'DONE';

create table interview_attempt (
  case_id uuid not null,
  id uuid not null,
  interview_id uuid not null,
  dataset text not null,
  at timestamptz not null,
  result text not null,
  call_back_at timestamptz,
  officer text not null,
  primary key (case_id, id)
);
create index interview_attempt_of on interview_attempt (interview_id, at);
