-- People who are searched for: wrong number, moved, not at the address, refused. One open search a person.
create table search (
  person_no bigint not null,
  id uuid not null,
  dataset text not null,
  case_id uuid not null,
  contact_id uuid,
  area_no int,
  cause text not null check (cause in ('wrong-number', 'not-at-address', 'moved', 'refused')),
  status text not null check (status in ('OPEN', 'FOUND', 'CLOSED')),
  opened_at timestamptz not null,
  opened_by text not null,
  searcher_id uuid,
  searcher_name text,
  tries int not null,
  last_tried_at timestamptz,
  watch_id uuid,
  watch_until timestamptz,
  closed_at timestamptz,
  closed_by text,
  found_area_no int,
  -- What is known and what came of it, encrypted.
  note bytea,
  primary key (person_no, id)
);
create unique index search_open on search (person_no) where status = 'OPEN';
create index search_id on search (id);
create index search_list on search (area_no, opened_at);

create table search_attempt (
  person_no bigint not null,
  search_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  manner text not null,
  result text not null,
  note bytea,
  by_name text not null,
  primary key (person_no, search_id, id)
);
