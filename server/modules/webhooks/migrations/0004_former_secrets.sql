-- Whose answer with a new secret was lost asks again: each former one goes on signing, the one that the receiver has among them.
alter table webhook add column former_secrets bytea[] not null default '{}';
update webhook set former_secrets = array[former_secret] where former_secret is not null;
alter table webhook drop column former_secret;
