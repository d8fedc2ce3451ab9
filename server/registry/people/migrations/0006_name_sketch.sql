-- The name of who is kept under a birth date, in 64 bits (lib/vietnamese nameSketch): strangers born on one day are told apart
-- inside the index. Null where it was kept before this was: those are all looked at. Only birth dates carry it.
alter table person_match add column name_sketch bigint;
alter table person_match drop constraint person_match_pkey;
alter table person_match add primary key (hash, kind, dataset, person_no) include (name_sketch);
