-- A relative or an officer passes on what a person needs: no team need have seen the household, and who said it is known.
alter table community_need alter column team_id drop not null;
alter table community_need add column told_by bytea;
alter table community_need add column told_relation text;
