-- Units that training or a study added are its own: null is for everybody. What was added before says the trail.
alter table area add column dataset text check (dataset <> 'live');
update area set dataset = added.dataset
from audit added
where area.origin = 'local' and added.action = 'area.added' and added.subject_id = area.id and added.dataset <> 'live';
