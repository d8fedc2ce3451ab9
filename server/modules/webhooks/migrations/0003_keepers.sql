-- The administrator who answers for a receiver, as for a key: it is sent to only while that account could still make it.
-- `held_since`: messages wait since then because it could not. `missed`: messages that waited too long and were deleted unsent.
alter table webhook add column keeper_id uuid, add column held_since timestamptz,
  add column missed int not null default 0;
update webhook w set keeper_id = a.actor_id from audit a
  where a.action = 'webhook.make' and a.subject_id = w.id;
