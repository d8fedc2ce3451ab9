-- Who must log in with an authenticator: a role, from a day, each account so many days after it (or after it was made).
create table second_step_rule (
  dataset text not null,
  role text not null,
  required boolean not null,
  from_day date not null,
  grace_days int not null check (grace_days between 0 and 90),
  reason text,
  set_at timestamptz not null,
  set_by text not null,
  primary key (dataset, role)
);
-- What opens an account once whose authenticator is out of reach: keyed hashes of codes that were shown once.
create table recovery_code (
  account_id uuid not null references account,
  code_hash bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- Whether the provider of the single sign-on asked for a second step itself.
alter table session add column second_step boolean not null default false;
