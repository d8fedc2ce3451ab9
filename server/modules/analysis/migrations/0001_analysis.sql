-- Views of the analyst's desk: what the screen's address says, under a name.
create table analysis_view (
  id uuid primary key,
  dataset text not null,
  account_id uuid not null,
  author text not null,
  name text not null,
  query text not null,
  shared boolean not null,
  version int not null,
  updated_at timestamptz not null
);
create index analysis_view_list on analysis_view (dataset, account_id);
