-- Households ask for medicine as well: who is inside a cordon can't fetch it.
alter table community_visit drop constraint community_visit_result_check;
alter table community_visit add constraint community_visit_result_check
  check (result in ('seen', 'absent', 'worse', 'food', 'medicine', 'called'));
alter table community_need drop constraint community_need_kind_check;
alter table community_need add constraint community_need_kind_check
  check (kind in ('worse', 'food', 'medicine', 'absent'));
