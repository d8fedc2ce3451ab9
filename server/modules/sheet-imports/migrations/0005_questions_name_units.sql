-- Questions about units were kept as they were written, some with a whole address. Only those remain that name a former commune and
-- its district and nothing else; the others are asked again when the rows are checked.
create temporary table unit_question on commit drop as
select distinct btrim(regexp_replace(replace(regexp_replace(normalize(lower(said), NFKD), '[\u0300-\u036f]', '', 'g'),
  'đ', 'd'), '[^a-z0-9]+', ' ', 'g')) as key
from area commune join area district on district.area_no = commune.parent_no and district.kind = 'district',
  lateral (values (commune.full_name || ' ' || district.full_name), (commune.name || ' ' || district.name)) as names(said)
where commune.kind = 'commune';

update sheet_sender s set answers = coalesce((select jsonb_object_agg(a.key, a.value)
  from jsonb_each(s.answers) a join unit_question q on q.key = a.key), '{}')
where s.answers <> '{}';

update sheet_import i set findings = jsonb_set(i.findings, '{questions}', coalesce((select jsonb_agg(f.value)
  from jsonb_array_elements(i.findings->'questions') f join unit_question q on q.key = f.value->>'key'), '[]'))
where i.findings->'questions' <> '[]';
