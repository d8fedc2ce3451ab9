-- A one-time password ends at `password_until`.
alter table account add column password_until timestamptz;

-- `group`: follows the groups that the single sign-on names, and goes with them; `hand`: an administrator gave it.
alter table account_grant add column source text not null default 'hand' check (source in ('hand', 'group'));

-- Whence a session was opened: browser and system in words, the front of the address (never all of it), how.
alter table session
  add column id uuid not null default gen_random_uuid(),
  add column agent text,
  add column network text,
  add column seen_at timestamptz,
  add column method text not null default 'password' check (method in ('password', 'sso')),
  add column sign_out_hint bytea;
alter table session alter column id drop default;
create unique index session_id on session (id);

-- How an account is reached and recognised; an administrator writes it. Encrypted, with keyed indexes.
create table account_contact (
  account_id uuid primary key references account,
  dataset text not null,
  phone bytea,
  email bytea,
  email_index bytea,
  staff_code bytea,
  staff_code_index bytea,
  unique (dataset, email_index),
  unique (dataset, staff_code_index)
);

-- A code that was sent to the phone of an account; one at a time.
create table password_reset (
  account_id uuid primary key references account,
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries smallint not null,
  sent smallint not null,
  sent_since timestamptz not null
);

-- Who the single sign-on knows as which account.
create table account_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account,
  linked_at timestamptz not null,
  linked_by text not null,
  last_used_at timestamptz not null,
  primary key (issuer, subject),
  unique (account_id, issuer)
);

-- What the members of a group of the single sign-on may do, where.
create table group_role (
  id uuid primary key,
  dataset text not null,
  group_name text not null,
  role text not null,
  area_id uuid not null,
  made_at timestamptz not null,
  made_by text not null,
  unique (dataset, group_name, role, area_id)
);
