-- What is counted of the cases of a day of report, by province: what an epidemic curve, delays and totals read of two years
-- of a province, instead of a million cases. `days` is the delay that is counted, or 0; province 0: the case has no unit.
create table case_day_count (
  dataset text not null,
  kind text not null,
  day date not null,
  province_no int not null,
  disease text not null,
  confirmed boolean not null,
  days int not null,
  cases int not null,
  imported int not null,
  with_origin int not null,
  primary key (dataset, kind, day, province_no, disease, confirmed, days)
);
-- Days of report whose cases changed since they were counted, written in the transaction of the change: such a day is read
-- from the cases themselves until it is counted again. No key: nobody waits for somebody else's change of the same day.
create table case_day_change (
  dataset text not null,
  day date not null
);
create index case_day_change_day on case_day_change (dataset, day);
-- backfill
insert into case_day_change (dataset, day) select distinct dataset, report_date from case_file;
