-- Texts that wait for the morning or for another try, what became of each try, and numbers that want no ordinary texts.
-- `wire`: what leaves, where the list shows less of it (the code of a link); gone once the gateway took it. Encrypted.
-- `repeats` false: a code, which is asked for anew instead.
alter table sms_message
  add column urgent boolean not null default false,
  add column repeats boolean not null default false,
  add column wire bytea,
  add column phone_hash bytea,
  add column queued_at timestamptz,
  add column due_at timestamptz,
  add column claimed_at timestamptz,
  add column tries int not null default 0;
create index sms_message_due on sms_message (due_at) where due_at is not null;
create index sms_message_claimed on sms_message (claimed_at) where claimed_at is not null;
create table sms_attempt (
  message_id uuid not null,
  n int not null,
  dataset text not null,
  at timestamptz not null,
  state text not null,
  detail text,
  primary key (message_id, n)
);
create table sms_opt_out (
  phone_hash bytea not null,
  dataset text not null,
  phone bytea not null,
  at timestamptz not null,
  via text not null check (via in ('reply', 'officer')),
  by_name text,
  primary key (phone_hash, dataset)
);
