-- Decisions on changes of orders: an extension, a reduction, a release. A change without a row here is a note alone, as all were
-- before this table.
create table order_change_decision (
  id uuid not null,
  order_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  -- Version of the order that the change made (order_change).
  change_version int not null,
  kind text not null check (kind in ('extension', 'reduction', 'release')),
  -- In the series of its office, together with the orders: unique by office and year.
  number text not null,
  office_id uuid not null,
  series_year smallint not null,
  sequence int not null,
  legal_basis text not null,
  reason text not null,
  previous_until timestamptz not null,
  -- The new end; of a release, when the order ended.
  until timestamptz not null,
  signer jsonb,
  -- Digest of the words that it was issued with (order_wording).
  wording text not null,
  issued_at timestamptz not null,
  issued_by text not null,
  served_at timestamptz,
  primary key (order_id, change_version, person_no)
);
create index order_change_decision_number on order_change_decision (dataset, number);

-- Which decision was served; null: the order itself.
alter table order_service add column decision_id uuid;

-- Issue of the oldest decision on an extension that was not served; null: none.
alter table order_file add column unserved_decision_at timestamptz;

-- Wordings of decisions on changes too.
alter table order_template drop constraint order_template_kind_check;
alter table order_template add constraint order_template_kind_check check (kind in
  ('quarantine-facility', 'quarantine-home', 'isolation-hospital', 'isolation-home', 'test', 'extension', 'reduction', 'release'));
