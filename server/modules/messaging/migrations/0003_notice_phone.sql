-- The number that a message's link went to: who else uses it decides what a reader is asked. Encrypted; null: sent before this.
alter table notice add column phone bytea;
