-- Whether the public map shows the place: said by an officer for each, never by its kind alone.
alter table place add column on_map boolean not null default false;
create index place_on_map on place (dataset) where on_map;
