-- What indicators and tables by age and sex read of a period, from the index alone: of two years of a province, six weeks.
create index case_file_reported on case_file (dataset, report_date) include (classification, disease, area_no, person_no,
  outcome, outcome_date, onset_date, onset_date_to, sample_date, rapid_positive_date, pcr_positive_date, isolated_at);
-- The middle of a recalled onset, under which the epidemic curve counts; its columns too, or the table would be read.
create index case_file_onset on case_file (dataset, (onset_date + coalesce(onset_date_to - onset_date, 0) / 2))
  include (onset_date, onset_date_to, report_date, classification, disease, area_no, origin);
create index case_file_sampled on case_file (dataset, sample_date)
  include (report_date, classification, disease, area_no, origin);
-- Diseases of a dataset, one probe each.
create index case_file_of_disease on case_file (dataset, disease, report_date);
