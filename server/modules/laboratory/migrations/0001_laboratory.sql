-- Laboratory. A tube is what is tested: one person's sample, or a pool. Distributed by tube; what a person sees of it by person.
create table lab_tube (
  id uuid primary key,
  dataset text not null,
  code text not null,
  disease text not null,
  kind text not null check (kind in ('rapid-antigen', 'pcr', 'serology')),
  specimen text not null,
  purpose text not null,
  status text not null check (status in ('COLLECTED', 'RECEIVED', 'REJECTED', 'ENTERED', 'RELEASED')),
  sampled_at timestamptz not null,
  -- Area that answers for the tube: where it was taken.
  area_no int not null,
  place_no int,
  unit_id uuid,
  collector text not null,
  members smallint not null check (members between 1 and 20),
  retest_of uuid,
  received_at timestamptz,
  received_by text,
  condition text,
  reject_reason text,
  -- Released revision of lab_result, 0 before; the last one entered.
  released_revision smallint not null,
  last_revision smallint not null,
  result text,
  result_at timestamptz,
  released_at timestamptz,
  -- Result that waits for a second person, and who may not be that person.
  pending_result text,
  pending_by uuid,
  created_at timestamptz not null,
  created_by text not null,
  check (released_revision <= last_revision)
);
create index lab_tube_list on lab_tube (dataset, sampled_at desc, id desc);
create index lab_tube_area on lab_tube (area_no, sampled_at desc);
create index lab_tube_waiting on lab_tube (sampled_at) where status in ('COLLECTED', 'RECEIVED', 'ENTERED');
create index lab_tube_pending on lab_tube (area_no) where pending_result is not null;
create index lab_tube_retest on lab_tube (retest_of) where retest_of is not null;

-- Codes on labels, each given once in a dataset.
create table lab_tube_code (
  code text not null,
  dataset text not null,
  tube_id uuid not null,
  primary key (code, dataset)
);

-- Every value that a tube ever had: a correction is a further revision, with its reason; none is ever changed.
create table lab_result (
  tube_id uuid not null,
  revision smallint not null,
  dataset text not null,
  result text not null check (result in ('POSITIVE', 'NEGATIVE', 'INDETERMINATE', 'NOT_DONE')),
  method text,
  kit_lot text,
  ct jsonb,
  result_at timestamptz not null,
  entered_at timestamptz not null,
  entered_by_id uuid,
  entered_by text not null,
  released_at timestamptz,
  released_by text,
  reason text,
  primary key (tube_id, revision)
);

-- A person in a tube, with the released result that counts for the person: null for the members of a positive pool,
-- of whom only their own tests can tell. A negative pool is a negative result of each member.
create table lab_sample (
  person_no bigint not null,
  tube_id uuid not null,
  dataset text not null,
  -- Area of the person's home at sampling, or the tube's: where the result counts.
  area_no int not null,
  disease text not null,
  kind text not null,
  pooled boolean not null,
  sampled_at timestamptz not null,
  result text,
  result_at timestamptz,
  primary key (person_no, tube_id)
);
create index lab_sample_tube on lab_sample (tube_id);
create index lab_sample_counts on lab_sample (dataset, area_no, result_at) where result is not null;

-- Test slips handed out. The signed code carries the name, so it is encrypted.
create table lab_slip (
  short_code text primary key,
  tube_id uuid not null,
  person_no bigint not null,
  dataset text not null,
  revision smallint not null,
  signed bytea not null,
  issued_at timestamptz not null,
  valid_until timestamptz not null
);
create index lab_slip_tube on lab_slip (tube_id, person_no);
