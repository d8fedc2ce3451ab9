-- The command centre: frozen figures, alerts, who is on duty, the log of the shifts. Small tables of one office.

-- Settings of a dataset; without a row the shipped ones hold.
create table command_setting (
  dataset text primary key,
  cut_hours int[] not null,
  updated_at timestamptz not null,
  updated_by text not null
);

-- Numbers of the reports of a year.
create table command_series (
  dataset text not null,
  year int not null,
  last_number int not null,
  primary key (dataset, year)
);

-- A cut: `content` is the very text that was signed.
create table command_briefing (
  id uuid primary key,
  dataset text not null,
  cut_at timestamptz not null,
  made_at timestamptz not null,
  origin text not null check (origin in ('scheduled', 'manual')),
  number text not null,
  content text not null,
  digest text not null,
  signed bytea not null,
  signed_off_at timestamptz,
  signed_off_by text,
  signed_off_by_id uuid,
  position text,
  note text,
  -- The signed statement of the leader, made with the same purpose of key.
  statement bytea,
  version int not null
);
create unique index command_briefing_cut on command_briefing (dataset, cut_at);
create unique index command_briefing_digest on command_briefing (digest);

create table command_comment (
  id uuid primary key,
  briefing_id uuid not null,
  dataset text not null,
  at timestamptz not null,
  by_name text not null,
  text text not null
);
create index command_comment_briefing on command_comment (briefing_id, at);

-- Rules on figures, dated: a change is a new row, the former one ends.
create table command_alert_rule (
  id uuid primary key,
  dataset text not null,
  code text not null,
  document jsonb not null,
  active_from timestamptz not null,
  active_to timestamptz,
  author text not null,
  reason text not null
);
create unique index command_alert_rule_active on command_alert_rule (dataset, code) where active_to is null;

-- Whether a rule is over its limit in an area: it raises once until the figure was quiet again.
create table command_alert_latch (
  dataset text not null,
  code text not null,
  area_no int not null,
  latched boolean not null,
  at timestamptz not null,
  primary key (dataset, code, area_no)
);

create table command_alert (
  id uuid primary key,
  dataset text not null,
  rule_id uuid not null,
  code text not null,
  area_no int not null,
  state text not null check (state in ('RAISED', 'ACKNOWLEDGED', 'ASSIGNED', 'CLOSED')),
  raised_at timestamptz not null,
  finding jsonb not null,
  acknowledged_at timestamptz,
  acknowledged_by text,
  assigned_to text,
  cleared_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  called_level int not null,
  version int not null
);
create unique index command_alert_open on command_alert (dataset, code, area_no) where state <> 'CLOSED';
create index command_alert_list on command_alert (dataset, raised_at desc);

create table command_alert_history (
  id uuid primary key,
  alert_id uuid not null,
  dataset text not null,
  at timestamptz not null,
  what text not null,
  by_name text,
  level int,
  duty_id uuid,
  result text,
  note text
);
create index command_alert_history_alert on command_alert_history (alert_id, at);

-- Turns of duty; the phone is encrypted.
create table command_duty (
  id uuid primary key,
  dataset text not null,
  name text not null,
  office text not null,
  role text not null,
  phone bytea not null,
  level int not null check (level between 1 and 5),
  from_at timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  added_by text not null,
  removed_at timestamptz,
  removed_by text,
  remove_reason text
);
create index command_duty_time on command_duty (dataset, from_at);

-- The log of the shifts: entries are appended, never changed.
create table command_log (
  id uuid primary key,
  dataset text not null,
  kind text not null check (kind in ('note', 'handover')),
  at timestamptz not null,
  by_name text not null,
  by_id uuid,
  text text not null,
  handed_to text
);
create index command_log_time on command_log (dataset, at desc, id);

create table command_log_receipt (
  entry_id uuid not null,
  account_id uuid not null,
  dataset text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (entry_id, account_id)
);
