-- An alley or a row of houses that is no unit of its own: told by the words of its addresses.
alter table lockdown drop constraint lockdown_shape_check;
alter table lockdown add constraint lockdown_shape_check
  check (shape in ('unit', 'place', 'address', 'polygon'));
alter table lockdown add column address_words text[];
alter table lockdown add constraint lockdown_address_words_check
  check ((shape = 'address') = (address_words is not null));

-- The decision of an extension, where it is one and no note alone.
alter table lockdown_change add column decision jsonb;
