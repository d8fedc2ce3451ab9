-- Cases (F0). Distributed by person, like everything that hangs from one.
create table case_file (
  id uuid not null,
  person_no bigint not null,
  dataset text not null,
  label text not null,
  disease text not null,
  classification text not null,
  outcome text not null,
  outcome_date date,
  report_date date not null,
  onset_date date,
  sample_date date,
  rapid_positive_date date,
  pcr_positive_date date,
  announced_date date,
  area_no int,
  stay_area_no int,
  source_case_id uuid,
  isolated_at timestamptz,
  -- Written by tracing through this module's door.
  traced_at timestamptz,
  contact_count int not null,
  version int not null,
  field_versions jsonb not null,
  created_at timestamptz not null,
  primary key (id, person_no)
);
create index case_file_list on case_file (dataset, report_date desc, id desc);
create index case_file_person on case_file (person_no);
create index case_file_area on case_file (area_no, report_date desc);
create index case_file_stay_area on case_file (stay_area_no, report_date desc);
create index case_file_source on case_file (source_case_id) where source_case_id is not null;

-- Every classification that a case had, by whom and why.
create table case_classification (
  id uuid not null,
  case_id uuid not null,
  person_no bigint not null,
  classification text not null,
  at timestamptz not null,
  by_name text not null,
  reason text,
  primary key (id, person_no)
);
create index case_classification_case on case_classification (case_id, at);

-- Number series of provisional case labels.
create table case_series (
  dataset text not null,
  series text not null,
  last_number int not null,
  primary key (dataset, series)
);
