-- From when on a request is due soon; its first deadline, and the one extension. `extension_reason` is encrypted.
alter table privacy_request add column warn_at timestamptz;
update privacy_request set warn_at = due_at - interval '24 hours';
alter table privacy_request alter column warn_at set not null;
alter table privacy_request add column first_due_at timestamptz;
alter table privacy_request add column extended_at timestamptz;
alter table privacy_request add column extended_by text;
alter table privacy_request add column extension_reason bytea;
-- What waits on officers' first screens.
create index privacy_request_waits on privacy_request (dataset, warn_at) where state = 'open';
