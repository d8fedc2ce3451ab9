-- Codes of people and vehicles are signed by keys of the dataset they are of, so that nobody takes one of the training for real
-- ('*': what is signed for everybody, as packs are). The keys of until now go on for the real data; what they signed for any
-- dataset before this moment stays good there.
alter table signing_key add column dataset text not null default '*';
alter table signing_key alter column dataset drop default;
alter table signing_key add column shared_until timestamptz;
update signing_key set dataset = 'live', shared_until = now()
where purpose in ('card', 'declaration', 'permit', 'testslip');
drop index signing_key_in_use;
create unique index signing_key_in_use on signing_key (purpose, dataset) where signs_until is null;
