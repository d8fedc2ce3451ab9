-- Phones that installed the citizen app: a random id that nothing else knows, and the day. No address, no device, no person.
create table app_install (
  id uuid primary key,
  dataset text not null,
  area_no int not null,
  day date not null
);
