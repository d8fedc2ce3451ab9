-- Field versions of accounts: edits of different fields merge.
alter table account add column field_versions jsonb not null default '{}';

-- The values that a change replaced and set, sealed like every personal column. The audit row of the change names the digest of
-- what is sealed here: nobody can put other values in, and erasing them leaves the audit trail whole. Written with changes
-- only, never with new records. Local to the coordinator, like the audit trail that it belongs to.
create table record_change (
  digest text primary key,
  dataset text not null,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamptz not null,
  sealed bytea not null
);
create index record_change_subject on record_change (subject_id);
