-- At which version each field was last changed: edits of different fields merge.
alter table report add column field_versions jsonb not null default '{}';
alter table report_schedule add column field_versions jsonb not null default '{}';
alter table exchange_target add column field_versions jsonb not null default '{}';
