-- The code that the national list gives a case, days after the province's own number (`label`); null until then.
alter table case_file add column national_code text;
create index case_file_national on case_file (dataset, national_code) where national_code is not null;
