-- Forms: which one, in which version, and what was answered (encrypted JSON). Null version: declared before forms had
-- versions.
alter table declaration add column form text not null default 'people';
alter table declaration add column form_version text;
alter table declaration add column answers bytea;
-- Encrypted, with a blind index to search by.
alter table declaration add column plate bytea;
alter table declaration add column plate_index bytea;
-- self, relative, officer, sms; for the last two the officer who entered it.
alter table declaration add column declared_by text not null default 'self';
alter table declaration add column entered_by text;
-- Id of the signed code, by which it is withdrawn; null: signed before codes could be.
alter table declaration add column credential_id text;
-- What took its place: `corrected` before a gate saw it, `renewed` after.
alter table declaration add column change text check (change in ('corrected', 'renewed'));
alter table declaration add column replaced_by uuid;
alter table declaration add column replaced_at timestamptz;
-- Due work of a declaration at risk.
alter table declaration add column task text check (task in ('open', 'done'));
alter table declaration add column task_reasons text[] not null default '{}';
alter table declaration add column task_outcome text;
alter table declaration add column task_note bytea;
alter table declaration add column task_by text;
alter table declaration add column task_at timestamptz;

create index declaration_by_id on declaration (id);
create index declaration_by_code on declaration (short_code);
create index declaration_by_plate on declaration (plate_index) where plate_index is not null;
-- At-risk ones first, and alone.
create index declaration_risk_first on declaration (dataset, at_risk desc, declared_at desc, id desc);
-- Counting a province reads this index alone.
create index declaration_listed on declaration (dataset, area_no, declared_at desc, id desc)
  where change is distinct from 'corrected';
create index declaration_due on declaration (dataset, area_no, declared_at) where task = 'open';
