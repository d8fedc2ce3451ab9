-- The administrator who answers for a key: it works only while that account may make it. Null: the program made it for itself.
alter table api_key add column keeper_id uuid;
update api_key k set keeper_id = a.actor_id from audit a
  where a.action = 'api-key.make' and a.subject_id = k.id;
create index api_key_keeper on api_key (keeper_id);
