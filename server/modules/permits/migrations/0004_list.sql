-- The list of permits in its own order: those that wait first, the oldest of them first.
create index permit_list on permit (dataset, (state <> 'SUBMITTED'), submitted_at, id);
