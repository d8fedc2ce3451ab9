-- Who acts for a person. Names of helpers are encrypted; of the helper's token only a keyed hash is kept.
create table assistance (
  person_no bigint not null references person,
  id uuid not null,
  dataset text not null,
  helper_name bytea not null,
  relation text not null,
  checked_by text not null check (checked_by in ('card', 'officer')),
  token_hash bytea not null,
  begun_at timestamptz not null,
  -- The officer who confirmed it; null: by the card.
  begun_by text,
  ended_at timestamptz,
  primary key (person_no, id)
);
create index assistance_token on assistance (token_hash);

-- What was done for a person: a fact of another module, and who did it.
create table assisted_act (
  person_no bigint not null references person,
  fact_id uuid not null,
  kind text not null,
  dataset text not null,
  by_name bytea not null,
  relation text not null,
  at timestamptz not null,
  primary key (person_no, fact_id)
);
create index assisted_act_fact on assisted_act (fact_id);

-- Wrong years of birth said for a card or a message, so that nobody tries them all.
create table identity_check (
  hash bytea not null,
  dataset text not null,
  day date not null,
  failed int not null,
  primary key (hash, dataset, day)
);
