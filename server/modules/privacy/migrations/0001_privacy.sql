-- What people asked about their data. `words` and `answer` are encrypted.
create table privacy_request (
  id uuid primary key,
  dataset text not null,
  person_no bigint not null,
  area_no int,
  wish text not null,
  channel text not null,
  proof text not null,
  state text not null,
  words bytea,
  received_at timestamptz not null,
  received_by text not null,
  due_at timestamptz not null,
  rule text not null,
  answer bytea,
  decided_at timestamptz,
  decided_by text
);
create index privacy_request_due on privacy_request (dataset, (case when state = 'open' then 0 else 1 end), due_at, id);
create index privacy_request_person on privacy_request (person_no);

-- Proofs by SMS: a code that was sent, then a token. Only their hashes are kept.
create table privacy_proof (
  id uuid primary key,
  dataset text not null,
  person_no bigint,
  code_hash bytea not null,
  tries smallint not null,
  asked_at timestamptz not null,
  until_at timestamptz not null,
  token_hash bytea,
  token_until timestamptz
);
create index privacy_proof_person on privacy_proof (person_no, asked_at) where person_no is not null;
create index privacy_proof_token on privacy_proof (token_hash) where token_hash is not null;

-- Incidents with personal data, in words without names.
create table privacy_breach (
  id uuid primary key,
  dataset text not null,
  area_no int,
  title text not null,
  happened text not null,
  found_at timestamptz not null,
  data text[] not null,
  people int,
  cause text,
  measures text,
  authority_told text,
  authority_told_at timestamptz,
  people_told_at timestamptz,
  state text not null,
  due_at timestamptz not null,
  rule text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  version int not null,
  field_versions jsonb not null
);
create index privacy_breach_list on privacy_breach (dataset, found_at desc, id desc);

-- Impact assessments as they were frozen.
create table privacy_assessment (
  id uuid primary key,
  dataset text not null,
  at timestamptz not null,
  by_name text not null,
  controller text not null,
  contact text not null,
  sha256 bytea not null,
  pdf bytea not null
);
