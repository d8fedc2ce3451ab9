-- At which version each field was last changed: edits of different fields merge.
alter table community_team add column field_versions jsonb not null default '{}';
