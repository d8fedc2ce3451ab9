-- Who sent a text, by account, and what for: its sender reads that it was sent, without its words.
-- Null: came in, was sent by the program, or was sent before this (texts are kept 30 days).
alter table sms_message
  add column by_id uuid,
  add column purpose text;
create index sms_message_own on sms_message (by_id, dataset, at, id) where by_id is not null;
