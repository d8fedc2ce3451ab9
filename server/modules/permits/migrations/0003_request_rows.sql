-- Where a row stood in the list that an enterprise sent: ids made in one millisecond have no order of their own.
alter table permit add column request_row smallint;
