-- Metrics that officers enter by hand: reported by telephone, published elsewhere.
create table manual_metric (
  dataset text not null,
  code text not null,
  vi text not null,
  en text not null,
  unit text not null,
  explain_vi text,
  explain_en text,
  public boolean not null,
  author text not null,
  created_at timestamptz not null,
  primary key (dataset, code)
);

-- Their values: never changed. A correction is a new row that names the one it replaces, with the reason.
create table manual_figure (
  id uuid not null,
  dataset text not null,
  metric text not null,
  area_no int not null,
  at timestamptz not null,
  value double precision not null,
  source text not null,
  author text not null,
  entered_at timestamptz not null,
  corrects uuid,
  reason text,
  primary key (id, area_no)
);
create index manual_figure_read on manual_figure (area_no, metric, at);
create unique index manual_figure_corrects on manual_figure (corrects, area_no) where corrects is not null;
