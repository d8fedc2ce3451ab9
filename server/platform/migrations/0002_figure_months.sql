-- Counters by day, a row a month, so that two years of six hundred areas are fourteen thousand rows and not ten million.
-- `days` always has 31 entries: those of Vietnam's days of the month. Changed with the hours, in the same transaction.
create table figure_month (
  dataset text not null,
  metric text not null,
  area_no int not null,
  month date not null,
  days bigint[] not null,
  primary key (metric, area_no, month, dataset)
);

insert into figure_month (dataset, metric, area_no, month, days)
select dataset, metric, area_no, month, array_agg(coalesce(value, 0) order by n)
from (select distinct dataset, metric, area_no, date_trunc('month', at at time zone 'Asia/Ho_Chi_Minh')::date as month
  from figure where level = 'h') as m
cross join generate_series(1, 31) as n
left join (select dataset, metric, area_no, date_trunc('month', at at time zone 'Asia/Ho_Chi_Minh')::date as month,
    extract(day from at at time zone 'Asia/Ho_Chi_Minh')::int as n, sum(value)::bigint as value
  from figure where level = 'h' group by 1, 2, 3, 4, 5) as v using (dataset, metric, area_no, month, n)
group by 1, 2, 3, 4;
