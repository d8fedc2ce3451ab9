-- Keys of other systems: one role in one area, cut down to the rights named; the key itself is kept as a hash.
create table api_key (
  id uuid primary key,
  dataset text not null,
  name text not null,
  key_hash bytea not null unique,
  role text not null,
  area_id uuid,
  rights text[] not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
