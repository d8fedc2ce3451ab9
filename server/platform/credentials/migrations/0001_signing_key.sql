-- Keys that sign our codes, one in use for each kind of code. Private keys are encrypted with the program's secret.
-- Reference: copied to every machine.
create table signing_key (
  kid bytea primary key,
  purpose text not null,
  private_key bytea not null,
  public_key bytea not null,
  signs_from timestamptz not null,
  signs_until timestamptz
);
create unique index signing_key_in_use on signing_key (purpose) where signs_until is null;
