-- One log of stays of at most 12 hours. Partitioned by dataset, live and demo again by local day (dropping a
-- partition is the retention). The primary key serves "who was at this place"; the second index "where was this
-- person". Both cover what tracing reads, so it needs no heap.
create table presence (
  place_no int not null,
  in_at timestamptz not null,
  id uuid not null,
  dataset text not null,
  out_at timestamptz not null,
  person_no bigint not null,
  source smallint not null,
  time_quality smallint not null,
  assurance smallint not null,
  out_imputed boolean not null,
  -- What the device said, where its clock could not be believed.
  device_at timestamptz,
  primary key (place_no, in_at, id, dataset) include (out_at, person_no),
  check (out_at > in_at and out_at <= in_at + interval '12 hours')
) partition by list (dataset);
create index presence_person on presence (person_no, in_at) include (place_no, out_at, dataset);

create table presence_live partition of presence for values in ('live') partition by range (in_at);
create table presence_demo partition of presence for values in ('demo') partition by range (in_at);
create table presence_study partition of presence default;

-- Check-ins by place, for posters and the list of places.
create table presence_place_total (
  place_no int not null,
  dataset text not null,
  check_ins bigint not null,
  last_at timestamptz not null,
  primary key (place_no, dataset)
);
