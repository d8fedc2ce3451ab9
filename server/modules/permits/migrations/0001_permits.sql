-- Permits of goods transport. What names people or the enterprise's contact is encrypted.
create table permit (
  id uuid primary key,
  dataset text not null,
  area_no int not null references area,
  kind text not null check (kind in ('staff', 'vehicle')),
  state text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED', 'REVOKED')),
  enterprise text not null,
  -- Tax code and phone of the enterprise, name, identity number and phone of the holder: encrypted JSON.
  details bytea not null,
  tax_index bytea,
  plate bytea,
  plate_index bytea,
  goods text,
  route text[] not null,
  from_minute smallint,
  until_minute smallint,
  valid_from date not null,
  valid_until date not null,
  submitted_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  -- Version of the rule that approved it without a person.
  rule text,
  reason text,
  short_code text,
  signed bytea,
  -- Id by which the signed code is withdrawn.
  credential_id text,
  check (valid_from <= valid_until)
);
create index permit_queue on permit (dataset, state, submitted_at, id);
create index permit_of_plate on permit (plate_index) where plate_index is not null;
create index permit_of_tax on permit (tax_index) where tax_index is not null;

-- Codes of permits, each given once.
create table permit_code (
  short_code text primary key,
  permit_id uuid not null,
  dataset text not null
);

create table permit_report (
  permit_id uuid not null,
  id uuid not null,
  dataset text not null,
  kind text not null,
  at timestamptz not null,
  note text,
  reported_by text not null,
  primary key (permit_id, id)
);
