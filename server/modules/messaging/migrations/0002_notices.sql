-- Messages to one person whose text waits behind a check: the SMS names nobody. Text is encrypted; of the code in the link
-- only a keyed hash is kept.
create table notice (
  id uuid primary key,
  dataset text not null,
  area_no int not null references area,
  person_no bigint not null,
  code_hash bytea not null,
  body bytea not null,
  at timestamptz not null,
  by_name text not null,
  expires_at timestamptz not null,
  opened_at timestamptz
);
create index notice_code on notice (code_hash);
create index notice_person on notice (person_no);
