-- Receivers in other systems: a role in an area, like a key. Secrets are encrypted, since every message is signed anew.
create table webhook (
  id uuid primary key,
  dataset text not null,
  name text not null,
  url text not null,
  role text not null,
  area_id uuid,
  events text[] not null,
  state text not null check (state in ('on', 'paused', 'failed', 'gone')),
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  version int not null,
  made_at timestamptz not null,
  made_by text not null,
  last_sent_at timestamptz,
  failing_since timestamptz,
  next_at timestamptz not null,
  -- Whoever sends holds it so long; a process that dies leaves it to the next.
  leased_until timestamptz
);

-- Messages in the order in which they happened. `source`: which part of which event, so that none is queued twice.
create table webhook_delivery (
  id uuid primary key,
  no bigint generated always as identity,
  webhook_id uuid not null references webhook,
  source text not null,
  event text not null,
  body text not null,
  at timestamptz not null,
  state text not null check (state in ('waiting', 'sent')),
  tries int not null,
  status int,
  ms int,
  error text,
  tried_at timestamptz,
  unique (webhook_id, source)
);
create index webhook_delivery_waiting on webhook_delivery (webhook_id, no) where state = 'waiting';
create index webhook_delivery_newest on webhook_delivery (webhook_id, no desc);
