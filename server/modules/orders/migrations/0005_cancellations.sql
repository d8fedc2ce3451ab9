-- A cancellation may be a decision of its own too, with words of its office.
alter table order_change_decision drop constraint order_change_decision_kind_check;
alter table order_change_decision add constraint order_change_decision_kind_check
  check (kind in ('extension', 'reduction', 'release', 'cancel'));
alter table order_template drop constraint order_template_kind_check;
alter table order_template add constraint order_template_kind_check check (kind in
  ('quarantine-facility', 'quarantine-home', 'isolation-hospital', 'isolation-home', 'test',
   'extension', 'reduction', 'release', 'cancel'));
