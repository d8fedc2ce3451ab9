-- At which version each field was last changed: edits of different fields merge.
alter table webhook add column field_versions jsonb not null default '{}';
