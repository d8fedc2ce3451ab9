-- What a person may ask for is found by the person.
create index sheet_import_row_person on sheet_import_row (person_id) where person_id is not null;
