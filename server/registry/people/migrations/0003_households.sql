-- Households get a place, a head and dated members. `person.household_no` stays the present membership; the dated rows
-- say who belonged when.
alter table household
  -- Hamlet, residential group or boarding-house row; null: not known yet.
  add column unit_no int references area,
  add column head_no bigint,
  -- House and lane as written: encrypted.
  add column address bytea,
  add column version int not null default 1;
create index household_area on household (dataset, area_no, household_no);

create table household_member (
  household_no bigint not null,
  person_no bigint not null,
  dataset text not null,
  from_on date not null,
  -- First day on which the person no longer belonged to it; null: belongs to it.
  until_on date,
  primary key (household_no, person_no, from_on)
);
create index household_member_open on household_member (person_no) where until_on is null;

insert into household_member (household_no, person_no, dataset, from_on)
  select household_no, person_no, dataset, (created_at at time zone 'Asia/Ho_Chi_Minh')::date from person
  where household_no is not null;

-- The id under which a card stands on the list of withdrawn codes; null: issued before cards could be withdrawn there.
alter table person_card add column credential_id text;
