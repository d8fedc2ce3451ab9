-- Each dataset has its own list of withdrawn codes: what the training withdraws is on no list of real gates, nor the reverse.
-- Codes that were withdrawn before stand on every list ('*'), for nothing says whose they were, and none may become good again.
alter table revocation add column dataset text not null default '*';
alter table revocation alter column dataset drop default;
alter table revocation drop constraint revocation_pkey;
alter table revocation add primary key (dataset, id);

-- Number of the newest list of each dataset; '*' is the last one that all shared, from which each counts on.
alter table revocation_state drop column one;
alter table revocation_state add column dataset text not null default '*';
alter table revocation_state alter column dataset drop default;
alter table revocation_state add primary key (dataset);
