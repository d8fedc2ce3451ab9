-- Decisions on cordoned areas are worded by their office too.
alter table order_template drop constraint order_template_kind_check;
alter table order_template add constraint order_template_kind_check check (kind in
  ('quarantine-facility', 'quarantine-home', 'isolation-hospital', 'isolation-home', 'test',
   'extension', 'reduction', 'release', 'cancel', 'certificate', 'hand-over',
   'cordon', 'cordon-extension', 'cordon-reduction', 'cordon-lift'));
