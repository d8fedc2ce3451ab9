-- Lists of people alone, and rows whose values hold where the record of their person says something else.
alter table sheet_import drop constraint sheet_import_kind_check;
alter table sheet_import add constraint sheet_import_kind_check check (kind in ('case', 'contact', 'person'));
alter table sheet_import_row add column overwrites boolean not null default false;
