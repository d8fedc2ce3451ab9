-- Plates read at posts. Plates are personal data: encrypted, found by a keyed index, deleted after 30 days.
create table plate_event (
  place_no int not null,
  id uuid not null,
  dataset text not null,
  area_no int not null references area,
  camera text,
  at timestamptz not null,
  -- As the camera read it, and as understood; null: no reading is a plate.
  read_as bytea not null,
  plate bytea,
  plate_index bytea,
  corrections smallint not null,
  -- First two digits of a civil plate.
  province text,
  outside boolean not null,
  permit_id uuid,
  permit_code text,
  watched boolean not null,
  confidence real,
  image_ref text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (place_no, id)
);
create index plate_event_area on plate_event (dataset, area_no, at desc, id desc);
create index plate_event_plate on plate_event (plate_index) where plate_index is not null;
create index plate_event_at on plate_event (at);
