-- A person who asked that their record be held back; and a record of which only sex, year of birth and links are left.
alter table person add restricted_at timestamptz;
alter table person add anonymised_at timestamptz;
