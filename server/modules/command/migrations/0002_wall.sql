-- Screens of the command room: each is paired once, by a code, with one machine that then holds a key of its own.
create table command_screen (
  id uuid primary key,
  dataset text not null,
  name text not null,
  created_at timestamptz not null,
  created_by text not null,
  -- SHA-256 of the pairing code; null as soon as it was used.
  code_hash bytea,
  code_until timestamptz,
  -- The key of the machine; null before it was paired.
  key_id uuid,
  paired_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  revoke_reason text
);
create index command_screen_code on command_screen (code_hash) where code_hash is not null;

-- The scenes of the wall, every version kept; null: those that ship.
create table command_wall_layout (
  dataset text not null,
  version int not null,
  scenes jsonb,
  at timestamptz not null,
  by_name text not null,
  reason text not null,
  primary key (dataset, version)
);

-- A wall that was frozen: `content` is the very text that was signed.
create table command_snapshot (
  id uuid primary key,
  dataset text not null,
  at timestamptz not null,
  by_name text not null,
  content text not null,
  digest text not null,
  signed bytea not null
);
create index command_snapshot_time on command_snapshot (dataset, at desc, id);

-- Texts to whoever is on duty when an alert comes to their level; the text itself is kept by messaging, encrypted.
create table command_alert_text (
  alert_id uuid not null,
  duty_id uuid not null,
  dataset text not null,
  level int not null,
  state text not null,
  at timestamptz not null,
  primary key (alert_id, duty_id)
);
