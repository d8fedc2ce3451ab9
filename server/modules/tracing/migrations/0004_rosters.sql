-- Rosters of classes, shifts, dormitories, wards, buses and flights; distributed by roster.
create table roster (
  id uuid primary key,
  dataset text not null,
  kind text not null check (kind in ('class', 'shift', 'dormitory', 'ward', 'bus', 'flight')),
  name text not null,
  place_no int,
  area_no int not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  created_at timestamptz not null,
  created_by text not null,
  -- Recorded by mistake: kept on record, no longer traced.
  withdrawn_at timestamptz,
  withdrawn_reason text,
  version int not null,
  check (to_at > from_at)
);
create index roster_list on roster (dataset, area_no, created_at desc);
create index roster_place on roster (place_no);

create table roster_session (
  roster_id uuid not null,
  no smallint not null,
  dataset text not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  primary key (roster_id, no),
  check (to_at > from_at)
);

-- Who is on a roster. `absent` holds the numbers of the sessions missed; the note (why) is encrypted.
create table roster_row (
  roster_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  row_no int not null,
  unit text,
  seat text,
  absent smallint[] not null,
  note bytea,
  primary key (roster_id, person_no)
);
create index roster_row_person on roster_row (person_no);

-- Contacts of a case by an event that both took part in.
create table event_contact (
  case_id uuid not null,
  event_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  event_name text not null,
  place_no int,
  from_at timestamptz not null,
  to_at timestamptz not null,
  added_at timestamptz not null,
  added_by text not null,
  primary key (case_id, event_id, person_no),
  check (to_at > from_at)
);

-- Of a decided contact: relation to the case, who follows up, and the case that the contact became.
alter table contact_link add column relation text;
alter table contact_link add column follow_up_office uuid;
alter table contact_link add column follow_up_office_name text;
alter table contact_link add column follow_up_officer text;
alter table contact_link add column resulting_case_id uuid;

-- Of a named contact: kind of place where they met, and the seat or room there.
alter table named_contact add column setting text;
alter table named_contact add column spot text;
