-- The list by case number, the list of cases that nobody traced yet, and numbers found by how they begin or end.
create index case_file_by_label on case_file (dataset, label, id);
create index case_file_untraced on case_file (dataset, report_date desc, id desc) where traced_at is null;
create index case_file_label_begins on case_file (dataset, upper(label) text_pattern_ops);
create index case_file_label_ends on case_file (dataset, reverse(upper(label)) text_pattern_ops);
create index case_file_national_begins on case_file (dataset, upper(national_code) text_pattern_ops)
  where national_code is not null;
create index case_file_national_ends on case_file (dataset, reverse(upper(national_code)) text_pattern_ops)
  where national_code is not null;
