-- Digest of the words that a letter was sent with (order_wording); null: sent before they were kept.
alter table handover_letter add column wording text;
