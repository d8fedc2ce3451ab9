-- Texts that came in and that left. Phone, text and reply are encrypted.
create table sms_message (
  id uuid primary key,
  dataset text not null,
  area_no int not null references area,
  direction text not null check (direction in ('in', 'out')),
  state text not null,
  at timestamptz not null,
  phone bytea not null,
  body bytea not null,
  reply bytea,
  declaration_id uuid,
  detail text,
  by_name text
);
create index sms_message_newest on sms_message (dataset, at desc, id desc);
