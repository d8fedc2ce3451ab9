-- Certificates of completion: papers with a number and a signer, kept word by word. One that was withdrawn stays.
create table order_certificate (
  id uuid not null,
  order_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  -- `0012/GXN-UBND`, in a series of the office beside its decisions; null: made before there was one.
  number text,
  office_id uuid not null,
  series_year smallint,
  sequence int,
  signer jsonb,
  -- Digest of the words of the office (order_wording).
  wording text not null,
  -- Text and code as they were issued, encrypted; null: made before they were kept, put into its words at each print.
  content bytea,
  issued_at timestamptz not null,
  -- Null: made before it was kept.
  issued_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  -- Number of the decision that annulled the order.
  withdrawn_decision text,
  primary key (order_id, id, person_no)
);
create unique index order_certificate_good on order_certificate (order_id, person_no) where withdrawn_at is null;
create index order_certificate_id on order_certificate (id);

-- Printed before: words and day were kept, no number, nobody who signs. There was at most one an order.
insert into order_certificate (id, order_id, person_no, dataset, office_id, wording, issued_at)
  select id, id, person_no, dataset, office_id, certificate_wording, certified_at from order_file
  where certified_at is not null and certificate_wording is not null and status = 'RELEASED';
alter table order_file drop column certified_at;
alter table order_file drop column certificate_wording;

alter table order_series add column book text not null default 'decision' check (book in ('decision', 'certificate'));
alter table order_series drop constraint order_series_pkey;
alter table order_series add primary key (dataset, office_id, year, book);
