-- Results of a period over a whole province, read from the index alone.
create index lab_sample_results on lab_sample (dataset, result_at)
  include (area_no, person_no, kind, result, disease) where result is not null;
