-- Requests about data are work too.
alter table work_assignment drop constraint work_assignment_item_kind_check;
alter table work_assignment add constraint work_assignment_item_kind_check
  check (item_kind in ('contact', 'call', 'order', 'request'));
