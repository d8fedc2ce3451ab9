-- A session by single sign-on: whom the provider is asked about again, with what (encrypted), and when it was asked last.
alter table session
  add column provider_subject text,
  add column provider_kept bytea,
  add column provider_checked_at timestamptz;
