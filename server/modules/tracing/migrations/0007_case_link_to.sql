-- Walking a chain upwards: who infected these cases.
create index case_link_to on case_link (case_to);
