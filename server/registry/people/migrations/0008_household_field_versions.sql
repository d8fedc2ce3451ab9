-- At which version each field was last changed: edits of different fields merge.
alter table household add column field_versions jsonb not null default '{}';
