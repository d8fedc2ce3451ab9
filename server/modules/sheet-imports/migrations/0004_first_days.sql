-- Which day number 1 is in lists whose columns only count days, as a sender said it, by case.
alter table sheet_sender add column first_days jsonb not null default '{}';
