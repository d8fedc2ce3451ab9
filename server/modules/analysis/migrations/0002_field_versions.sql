-- At which version each field was last changed: edits of different fields merge.
alter table analysis_view add column field_versions jsonb not null default '{}';
