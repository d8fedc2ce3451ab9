-- Sheets of other offices. Rows hang from their sheet; a sender's way of writing columns is remembered by the unit it reports to.
create table sheet_import (
  id uuid primary key,
  dataset text not null,
  area_no int not null,
  sender text not null,
  sender_key text not null,
  file_name text not null,
  sheet text not null,
  -- SHA-256 of the file: the same one handed in twice is told.
  content_hash bytea not null,
  kind text not null check (kind in ('case', 'contact')),
  case_id uuid,
  rows int not null,
  state text not null check (state in ('mapping', 'checking', 'checked', 'importing', 'done')),
  plan jsonb not null,
  -- Titles, guesses and samples, encrypted: samples name people.
  columns bytea not null,
  -- Counts of reasons and questions of the last check.
  findings jsonb not null,
  -- Row up to which the work in hand has come.
  done_to int not null,
  -- Account and grants for which the work in hand is done: it goes on after a restart.
  acting jsonb,
  version int not null,
  created_at timestamptz not null,
  created_by text not null
);
create index sheet_import_list on sheet_import (dataset, area_no, created_at desc, id desc);
create index sheet_import_work on sheet_import (state) where state in ('checking', 'importing');

create table sheet_import_row (
  import_id uuid not null,
  row_no int not null,
  -- Cells, encrypted; `original` as handed in, where an officer corrected them.
  cells bytea not null,
  original bytea,
  state text not null check (state in ('new', 'heading', 'ready', 'bad', 'imported', 'duplicate', 'skipped')),
  code text,
  person_id uuid,
  case_id uuid,
  primary key (import_id, row_no)
);
create index sheet_import_row_state on sheet_import_row (import_id, state, row_no);

create table sheet_sender (
  dataset text not null,
  area_no int not null,
  sender_key text not null,
  -- Folded title -> field, and key of a question -> id of an area.
  titles jsonb not null,
  answers jsonb not null,
  updated_at timestamptz not null,
  primary key (dataset, area_no, sender_key)
);
