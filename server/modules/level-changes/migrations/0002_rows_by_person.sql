-- What a person may ask for is found by the person.
create index level_change_row_of_person on level_change_row (person_no);
