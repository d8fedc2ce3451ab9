-- The authority table: who may sign which acts of which office, on what paper, from when until when.
create table signing_authority (
  id uuid primary key,
  dataset text not null,
  office_id uuid not null,
  name text not null,
  form text not null check (form in ('head', 'acting', 'deputy', 'by-order', 'authorised')),
  title text not null,
  kinds text[] not null,
  head_title text,
  on_behalf_of text,
  document text,
  valid_from date not null,
  -- Last day; null: open.
  valid_to date check (valid_to >= valid_from),
  ended_at timestamptz,
  end_reason text,
  created_at timestamptz not null,
  created_by text not null
);
create index signing_authority_office on signing_authority (dataset, office_id);

-- Laws and decisions that officers entered; the newest entry of a number counts. Shipped ones are data.
create table legal_instrument (
  id uuid primary key,
  dataset text not null,
  number text not null,
  title text not null,
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  replaced_by text,
  source text not null,
  certainty text not null check (certainty in ('verified', 'secondary', 'unverified')),
  created_at timestamptz not null,
  created_by text not null
);
create index legal_instrument_number on legal_instrument (dataset, number, created_at desc);

-- The signer as the authority table had it at issue: name, lines above the signature, paper of the authority.
alter table order_file add column signer jsonb;
-- When the order was given to the person: its legal start.
alter table order_file add column served_at timestamptz;

-- How and when an order was served, with the witness. A correction is a new row; the first time counts.
create table order_service (
  id uuid not null,
  order_id uuid not null,
  person_no bigint not null,
  at timestamptz not null,
  received_at timestamptz not null,
  by_name text not null,
  manner text not null check (manner in ('signed', 'refused-to-sign', 'household', 'posted')),
  signed_by text,
  witness text,
  note text,
  primary key (order_id, id, person_no)
);

-- Photo of the served page, encrypted: it shows a name and an address.
create table order_service_photo (
  service_id uuid not null,
  order_id uuid not null,
  person_no bigint not null,
  type text not null check (type in ('image/jpeg', 'image/png')),
  bytes bytea not null,
  primary key (order_id, service_id, person_no)
);
create index order_file_open_state on order_file (dataset, status) where status in ('IN_FORCE', 'EXPIRED');

-- Complaints against orders and their answers.
create table order_appeal (
  id uuid not null,
  order_id uuid not null,
  person_no bigint not null,
  at timestamptz not null,
  received_at timestamptz not null,
  by_name text not null,
  content text not null,
  answered_at timestamptz,
  answered_by text,
  outcome text check (outcome in ('kept', 'changed', 'cancelled')),
  answer text,
  primary key (order_id, id, person_no)
);
create index order_appeal_open on order_appeal (order_id) where answered_at is null;
