-- Each run has records of its own in the simulated province; a trainer sees who stands still and begins runs again.
alter table training_run drop column ticked;
-- Names and ids of the run's own records, answers to its questions; null until they are made.
alter table training_run add column own jsonb;
-- Steps whose question was answered rightly.
alter table training_run add column answered text[] not null default '{}';
-- When a step was last seen done, or the run began.
alter table training_run add column moved_at timestamptz;
update training_run set moved_at = coalesce(finished_at, started_at);
alter table training_run alter column moved_at set not null;
-- Citizens train without an account: the hash of what their phone shows instead.
alter table training_run add column token_hash bytea;
create index training_run_token on training_run (token_hash) where token_hash is not null;
-- What a trainee did since their drill began; simulated rows alone, so that a real trail costs nothing more.
create index audit_trainee on audit (actor_id, at) where dataset = 'demo';
