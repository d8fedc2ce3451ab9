-- Acts of the running minute by what is limited, for every process together. The key is a keyed hash: an address is personal data.
-- Unlogged: a crash of the database itself may forget a minute.
create unlogged table rate_minute (
  key bytea primary key,
  minute timestamptz not null,
  acts int not null
);
create index rate_minute_minute on rate_minute (minute);
