-- Hand-over of people, with everything open of them, to another commune or another province. One letter names up to
-- 200 people; each has a life of its own. Distributed by person, like everything that hangs from one.
create table handover_letter (
  id uuid primary key,
  dataset text not null,
  number text not null,
  office_id uuid not null,
  series_year smallint not null,
  sequence int not null,
  to_area_no int,
  -- {province, unit, phone}; null: a commune of this province.
  outside jsonb,
  signer jsonb,
  reason text not null check (reason in ('moved', 'staying', 'wrong-area', 'other')),
  note text,
  people int not null,
  sent_at timestamptz not null,
  sent_by text not null,
  check ((to_area_no is null) = (outside is not null))
);

create table handover (
  person_no bigint not null,
  id uuid not null,
  dataset text not null,
  letter_id uuid not null,
  position smallint not null,
  subject text not null check (subject in ('case', 'contact')),
  case_id uuid not null,
  contact_id uuid,
  from_area_no int not null,
  to_area_no int,
  status text not null check (status in ('SENT', 'ACCEPTED', 'REFUSED', 'RETURNED', 'WITHDRAWN')),
  reason text not null,
  sent_at timestamptz not null,
  sent_by text not null,
  due_at timestamptz not null,
  -- Warnings passed: 0 none, 1 at 12, 2 at 24, 3 at 48 hours.
  warnings smallint not null,
  -- The unit above, which hears of it when the time has passed.
  superior_area_no int,
  answered_at timestamptz,
  answered_by text,
  answer_reason text,
  return_until timestamptz,
  returned_at timestamptz,
  reply_number text,
  reply_date date,
  -- What was handed over, as it stood then, as encrypted JSON.
  dossier bytea not null,
  primary key (person_no, id)
);
-- Nobody is handed over twice at once.
create unique index handover_open on handover (person_no) where status = 'SENT';
create index handover_id on handover (id);
create index handover_from on handover (from_area_no, sent_at);
create index handover_to on handover (to_area_no, sent_at) where to_area_no is not null;
create index handover_due on handover (dataset, due_at) where status = 'SENT';
create index handover_letter_people on handover (letter_id, position);

create table handover_event (
  person_no bigint not null,
  handover_id uuid not null,
  id uuid not null,
  kind text not null,
  at timestamptz not null,
  by_name text not null,
  note text,
  primary key (person_no, handover_id, id)
);

-- The paper that a unit outside the province answered with, encrypted: it names people.
create table handover_reply (
  person_no bigint not null,
  handover_id uuid not null,
  name text not null,
  type text not null check (type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes bytea not null,
  primary key (person_no, handover_id)
);

-- Numbers of letters by office and year.
create table handover_series (
  dataset text not null,
  office_id uuid not null,
  year smallint not null,
  last_number int not null,
  primary key (dataset, office_id, year)
);
