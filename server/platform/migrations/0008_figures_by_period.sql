-- What a whole province counted in a period, without a probe for each commune. Many rows share a key, and none has the
-- value in it: the index stays small, and counting up an hour changes the row alone.
create index figure_newest on figure (dataset, metric, at) where level = 'h';
create index figure_month_period on figure_month (dataset, metric, month);
