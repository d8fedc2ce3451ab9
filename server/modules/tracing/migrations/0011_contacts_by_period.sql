-- Contacts whose last exposure lies in a period: what attack rates read.
create index contact_link_last on contact_link (dataset, last_at) where decision = 'CONFIRMED';
