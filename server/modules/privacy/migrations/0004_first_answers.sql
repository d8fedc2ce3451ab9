-- The first answer: how the wish will be dealt with. `first_answer` is encrypted. Requests from before have no deadline for one.
alter table privacy_request add column first_answer_due_at timestamptz;
alter table privacy_request add column first_answered_at timestamptz;
alter table privacy_request add column first_answered_by text;
alter table privacy_request add column first_answer bytea;
-- The deadline that runs: of the first answer until it is given, then of the answer.
alter table privacy_request add column waits_until timestamptz;
update privacy_request set waits_until = due_at;
alter table privacy_request alter column waits_until set not null;
