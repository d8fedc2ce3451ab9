-- The transaction that kept a key: who looked for duplicates a moment ago asks only for what came since. Null: long ago.
alter table person_match add column tx xid8;
alter table person_match alter column tx set default pg_current_xact_id();
create index person_match_tx on person_match (tx);
