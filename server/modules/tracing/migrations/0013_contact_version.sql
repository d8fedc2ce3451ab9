-- A decided contact says at which version each field was last changed: edits of different fields merge, of the same one conflict.
alter table contact_link add column version int not null default 1;
alter table contact_link add column field_versions jsonb not null default '{}';
