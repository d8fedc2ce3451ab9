-- The declaration of the vehicle or its driver that was good when the plate was read.
alter table plate_event add column declaration_id uuid;
alter table plate_event add column declaration_code text;
