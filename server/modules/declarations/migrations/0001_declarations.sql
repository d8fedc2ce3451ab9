-- Health declarations: what somebody said of himself and of those with him, as said. Distributed by person, beside
-- the person that it hangs from.
create table declaration (
  person_no bigint not null,
  id uuid not null,
  dataset text not null,
  -- Unit that is responsible: the declared commune, else the province of this installation.
  area_no int not null references area,
  short_code text not null,
  -- Signed code, encrypted: it carries the name.
  signed bytea not null,
  -- What was declared about the people, encrypted JSON: names, numbers, phones, addresses, places in words.
  declared bytea not null,
  phone_index bytea,
  companions smallint not null,
  symptoms text[] not null,
  exposures text[] not null,
  at_risk boolean not null,
  -- Version of the dated rule that decided risk and validity.
  rule text not null,
  declared_at timestamptz not null,
  -- What the device said, where its clock could not be believed.
  device_at timestamptz,
  received_at timestamptz not null,
  valid_until timestamptz not null,
  primary key (person_no, id)
);
create index declaration_by_time on declaration (dataset, declared_at desc, id desc);
create index declaration_by_area on declaration (area_no, dataset, declared_at desc);
create index declaration_by_phone on declaration (phone_index) where phone_index is not null;

-- Short codes, each given once: a declaration is found by the code that somebody reads aloud.
create table declaration_code (
  short_code text primary key,
  declaration_id uuid not null,
  person_no bigint not null,
  dataset text not null
);

create table declaration_companion (
  person_no bigint not null,
  declaration_id uuid not null,
  position smallint not null,
  companion_no bigint not null,
  primary key (person_no, declaration_id, position)
);

-- Places that were named, in days. Those with a poster code become presence.
create table declaration_visit (
  person_no bigint not null,
  declaration_id uuid not null,
  position smallint not null,
  area_no int references area,
  place_no int references place,
  first_day date not null,
  last_day date not null,
  primary key (person_no, declaration_id, position),
  check (first_day <= last_day)
);
