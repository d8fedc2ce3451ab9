-- Which key took the place of this one, so that a list can say so and none is replaced twice at once.
alter table api_key add column replaced_by uuid;
update api_key k set replaced_by = (select (a.detail ->> 'to')::uuid from audit a
  where a.action = 'api-key.rotate' and a.subject_id = k.id and a.detail ? 'to' order by a.seq desc limit 1);
