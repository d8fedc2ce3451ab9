-- Who printed which cards, and when.
create table card_print (
  id uuid primary key,
  dataset text not null,
  kind text not null check (kind in ('sheet', 'reissue')),
  area_no int references area,
  unit_no int references area,
  person_nos bigint[] not null,
  at timestamptz not null,
  by_name text not null
);
create index card_print_newest on card_print (dataset, at desc, id desc);
