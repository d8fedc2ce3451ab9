-- Papers that ended after a plate was read, and trips of goods vehicles. Without an id beside it a code is of a paper that did
-- not cover the reading: withdrawn before, or corrected to another vehicle.
alter table plate_event add column permit_withdrawn_at timestamptz;
alter table plate_event add column declaration_dropped_at timestamptz;
alter table plate_event add column trip_id uuid;
alter table plate_event add column trip_code text;
create index plate_event_permit on plate_event (permit_id) where permit_id is not null;
create index plate_event_declaration on plate_event (declaration_id) where declaration_id is not null;
