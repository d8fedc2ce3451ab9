-- What guards log-ins, shared by every process and kept over a restart. Unlogged: a crash of the database itself may forget it.

-- Failed proofs by what was guessed at, as a keyed hash: what somebody types as a login may be a password.
create unlogged table log_in_failure (
  key bytea primary key,
  failures int not null,
  last_at timestamptz not null
);
create index log_in_failure_at on log_in_failure (last_at);

-- What a provider gave of somebody who owes us the code of an authenticator still; encrypted, since it holds a refresh token.
create unlogged table waiting_sign_in (
  id uuid primary key,
  who bytea not null,
  until_at timestamptz not null
);
create index waiting_sign_in_until on waiting_sign_in (until_at);
