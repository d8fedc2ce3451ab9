-- Whether two are different only because a record that was merged into one of them is: undoing that merge opens the pair again,
-- whichever merge handed it on. Until now such a decision bears the time of its merge.
alter table duplicate_pair add column inherited boolean not null default false;
update duplicate_pair set inherited = true
  where state = 'different' and decided_at in (select merged_at from person_merge);
