-- A ratio that officers declare: of two metrics, entered by hand or counted. Without them the metric is entered itself.
alter table manual_metric add column numerator text;
alter table manual_metric add column denominator text;
alter table manual_metric add column per int;
