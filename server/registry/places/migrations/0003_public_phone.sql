-- A number that anybody may call about the place, shown on public pages. Never the owner's, which stays encrypted.
alter table place add column public_phone text;
create index place_public_phone on place (dataset, kind) where public_phone is not null;
