-- The officer undid the link of the single sign-on: an e-mail or staff code does not bring it back, only a hand does.
alter table account_contact add column claim_ended boolean not null default false;
