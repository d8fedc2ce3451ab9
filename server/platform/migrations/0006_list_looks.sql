-- Who stood in a list that left as a file with names: a row for 500 rows of it, so that people can be told who loaded them.
create table list_look (
  id uuid primary key,
  -- The same for all rows of one file.
  export_id uuid not null,
  dataset text not null,
  at timestamptz not null,
  account_id uuid,
  list text not null,
  -- Ids of people, or of the record that is held of them.
  subjects uuid[] not null
);
create index list_look_subjects on list_look using gin (subjects);
create index list_look_at on list_look (at);
