-- Certificates of the keys that sign digital COVID certificates, and codes that were withdrawn.
alter table signing_key add column certificate bytea;

-- Number of the newest list. Withdrawing locks it, so lists are numbered in the order of their commits.
create table revocation_state (
  one boolean primary key check (one),
  sequence int not null
);

-- One row a withdrawn code: its id of 8 bytes, and from which list on it is named, until which it was.
create table revocation (
  id bytea primary key,
  purpose text not null,
  reason text not null,
  sequence int not null,
  reinstated_sequence int,
  revoked_at timestamptz not null
);
