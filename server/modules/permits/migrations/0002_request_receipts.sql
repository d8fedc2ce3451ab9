-- Blind index of receipt code and phone together: how an enterprise finds what it asked for.
alter table permit add column request_index bytea;
create index permit_of_request on permit (request_index) where request_index is not null;
