-- Who enrolled and has begun nothing yet stands among the results too: under which name, for which drill.
alter table trainee add column name text not null default '';
alter table trainee add column drill text not null default '';
-- Name and unit as they are searched, without marks.
alter table trainee add column search text not null default '';
update trainee t set name = a.name, search = lower(a.name || ' ' || t.unit) from account a where a.id = t.account_id;
