-- Risk levels. A decision and a computed proposal never share a table.

-- Rule versions: the shipped legal texts (dataset '') and the copies of a dataset.
create table risk_rule (
  id uuid primary key,
  dataset text not null,
  code text not null,
  based_on uuid,
  document jsonb not null,
  -- Figures changed here: [{figure, value, from, author, reason}].
  overrides jsonb not null,
  status text not null check (status in ('SHIPPED', 'DRAFT', 'ACTIVE', 'WITHDRAWN')),
  author text not null,
  reason text not null,
  created_at timestamptz not null,
  active_from date,
  active_to date,
  activated_at timestamptz,
  activated_by text,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text
);
create index risk_rule_dataset on risk_rule (dataset, status);

-- Inputs that no module counts, as entered; the newest at or before a time counts, earlier ones stay.
create table risk_input (
  id uuid not null,
  area_no int not null,
  dataset text not null,
  input text not null,
  value double precision,
  at timestamptz not null,
  source text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (id, area_no)
);
create index risk_input_area on risk_input (area_no, dataset, input, at desc);

-- What a rule version said of an area on a day, with what it was told.
create table risk_assessment (
  area_no int not null,
  dataset text not null,
  day date not null,
  rule_id uuid not null,
  outcome text not null check (outcome in ('decided', 'range', 'unknown', 'no-rule')),
  level smallint check (level between 1 and 4),
  lowest smallint not null,
  highest smallint not null,
  detail jsonb not null,
  inputs jsonb not null,
  as_of timestamptz,
  computed_at timestamptz not null,
  primary key (area_no, dataset, day, rule_id)
);
create index risk_assessment_newest on risk_assessment (area_no, dataset, computed_at desc);

-- A batch on its way to a decision.
create table risk_proposal (
  id uuid primary key,
  dataset text not null,
  status text not null check (status in ('PROPOSED', 'REVIEWED', 'APPROVED', 'PUBLISHED', 'RETURNED')),
  reason text not null,
  proposed_at timestamptz not null,
  proposed_by text not null,
  proposed_by_id uuid,
  reviewed_at timestamptz,
  reviewed_by text,
  review_note text,
  approved_at timestamptz,
  approved_by text,
  decision_number text,
  effective_from timestamptz,
  signer text,
  published_at timestamptz,
  version int not null
);
create index risk_proposal_newest on risk_proposal (dataset, proposed_at desc, id desc);
create table risk_proposal_item (
  proposal_id uuid not null references risk_proposal (id),
  area_no int not null,
  level smallint not null check (level between 1 and 4),
  primary key (proposal_id, area_no)
);

-- Official levels. A row is never changed but for the id of what corrected it; level null: the decision was cancelled.
create table risk_level (
  id uuid not null,
  area_no int not null,
  dataset text not null,
  level smallint check (level between 1 and 4),
  from_at timestamptz not null,
  decision_number text not null,
  signer text not null,
  legal_basis text not null,
  reason text not null,
  proposal_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  corrects uuid,
  corrected_by uuid,
  -- Was it announced since it is in effect? A decision published ahead is told of again at its hour.
  told boolean not null,
  primary key (id, area_no)
);
create index risk_level_ahead on risk_level (from_at) where not told;
create index risk_level_area on risk_level (area_no, dataset, from_at desc, recorded_at desc);
