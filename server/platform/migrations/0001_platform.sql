-- Receipts: what was answered to a repeatable request. Unique ids live here, since a table partitioned by day
-- can't hold UNIQUE (id). Distributed by id.
create table receipt (
  id uuid primary key,
  kind text not null,
  hash bytea not null,
  status smallint not null,
  body jsonb not null,
  at timestamptz not null
);
create index receipt_at on receipt using brin (at);

-- Outbox: what happened, readable in commit order. Local to the coordinator.
create table outbox (
  seq bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  topic text not null,
  dataset text not null,
  payload jsonb not null,
  at timestamptz not null
);
create index outbox_order on outbox (tx, seq);
create index outbox_dataset on outbox (dataset, seq);

-- A consumer's place in the outbox.
create table outbox_cursor (
  consumer text primary key,
  tx xid8 not null,
  seq bigint not null,
  at timestamptz not null
);

-- Counters: changed in the transaction of the fact. `level` h = hour, t = total (hour is the epoch there).
create table figure (
  dataset text not null,
  metric text not null,
  area_no int not null,
  level "char" not null check (level in ('h', 't')),
  at timestamptz not null,
  value bigint not null,
  primary key (metric, area_no, level, at, dataset)
);

create table account (
  id uuid primary key,
  login text not null unique,
  name text not null,
  dataset text not null,
  password_hash text not null,
  must_change boolean not null default false,
  totp_secret bytea,
  totp_pending bytea,
  totp_last_step bigint,
  suspended boolean not null default false,
  last_used_at timestamptz,
  version int not null default 1,
  created_at timestamptz not null
);
create table account_grant (
  account_id uuid not null references account,
  role text not null,
  area_id uuid,
  unique nulls not distinct (account_id, role, area_id)
);
create table session (
  token_hash bytea primary key,
  account_id uuid not null references account,
  dataset text not null,
  csrf_token text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index session_account on session (account_id);

-- Audit: a plain append in the transaction of the act; a job seals ranges into a hash chain.
create table audit (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  dataset text not null,
  actor_id uuid,
  actor text not null,
  action text not null,
  subject_kind text,
  subject_id uuid,
  area_no int,
  reason text,
  detail jsonb not null
);
create index audit_at on audit (at);
create index audit_subject on audit (subject_id, at) where subject_id is not null;
create table audit_seal (
  to_seq bigint primary key,
  from_seq bigint not null,
  rows_sealed int not null,
  hash bytea not null,
  at timestamptz not null
);

-- Jobs as their askers see them; graphile-worker keeps its own queue in its own schema.
create table job (
  id uuid primary key,
  kind text not null,
  account_id uuid,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  progress real not null default 0,
  result jsonb,
  error text,
  created_at timestamptz not null,
  finished_at timestamptz
);

-- Derived tables: which version, how far, as of when.
create table projection (
  name text primary key,
  version int not null,
  as_of timestamptz
);
