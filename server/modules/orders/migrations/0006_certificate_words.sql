-- Certificates of completion and letters of hand-over are worded by their office too.
alter table order_template drop constraint order_template_kind_check;
alter table order_template add constraint order_template_kind_check check (kind in
  ('quarantine-facility', 'quarantine-home', 'isolation-hospital', 'isolation-home', 'test',
   'extension', 'reduction', 'release', 'cancel', 'certificate', 'hand-over'));

-- When the certificate of completion was first made, and the digest of its words (order_wording): made again it reads the
-- same. Null: none was made since these columns.
alter table order_file add column certified_at timestamptz;
alter table order_file add column certificate_wording text;
