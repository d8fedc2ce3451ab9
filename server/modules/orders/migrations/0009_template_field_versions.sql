-- At which version each part of a wording was last changed: edits of different parts merge.
alter table order_template add column field_versions jsonb not null default '{}';
