-- What the case recalled of a visit that the log knows only as a time and a place: mask worn, under a roof. For the score.
create table case_circumstance (
  case_id uuid not null,
  place_no int not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  dataset text not null,
  masked boolean,
  indoors boolean,
  primary key (case_id, place_no, from_at)
);
