-- Disease profiles by dated versions, which never change. Dataset '*' came with the program.
create table disease_profile (
  id uuid primary key,
  dataset text not null,
  disease text not null,
  version int not null,
  valid_from date not null,
  source jsonb not null,
  certainty text not null check (certainty in ('verified', 'unverified')),
  reason text,
  author text,
  created_at timestamptz not null,
  content jsonb not null
);
create unique index disease_profile_version on disease_profile (disease, dataset, version);

-- Days that may be day 0. A recalled date is an interval: the second column is its last possible day, null where the
-- day is known.
alter table case_file add column onset_date_to date;
alter table case_file add column rash_date date;
alter table case_file add column rash_date_to date;
alter table case_file add column first_fever_date date;
alter table case_file add column first_fever_date_to date;
-- Windows that an officer decided against the rule: {from, to, reason, by, at}; times ISO 8601.
alter table case_file add column infectious_override jsonb;
alter table case_file add column exposure_override jsonb;
create index case_file_disease on case_file (disease, report_date);
