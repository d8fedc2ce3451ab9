-- Where the case was infected, as far as that is known: IN_COUNTRY or POINT_OF_ENTRY (arrived infected); null: not recorded.
alter table case_file add column origin text check (origin in ('IN_COUNTRY', 'POINT_OF_ENTRY'));
