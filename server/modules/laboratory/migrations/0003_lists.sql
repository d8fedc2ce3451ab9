-- Tubes counted by area and status without a look at the table; those released in the last days.
create index lab_tube_status on lab_tube (dataset, status, area_no);
create index lab_tube_released on lab_tube (dataset, released_at) include (area_no, sampled_at) where released_at is not null;
