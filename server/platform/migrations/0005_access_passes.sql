-- Looks at records outside one's own areas: who, at what, why, until when, and what the reviewer thought of it.
create table access_pass (
  id uuid primary key,
  dataset text not null,
  account_id uuid not null,
  by_name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  area_no int,
  reason text not null,
  opened_at timestamptz not null,
  until_at timestamptz not null,
  ended_at timestamptz,
  verdict text check (verdict in ('justified', 'unjustified')),
  review_note text,
  reviewed_at timestamptz,
  reviewed_by text
);
create index access_pass_open on access_pass (account_id, subject_id, until_at);
create index access_pass_list on access_pass (dataset, opened_at desc, id desc);
