-- Who enrolled before names were kept for the search had them with their marks, so that nobody found them without: they are
-- written as `fold` does (lib/vietnamese), an apostrophe of highland names gone, other punctuation a space. Runs always were.
update trainee set search = btrim(regexp_replace(
  regexp_replace(
    translate(
      regexp_replace(lower(normalize(name || ' ' || unit, NFKD)), '[\u0300-\u036f]', '', 'g'),
      'đðɖ', 'ddd'),
    '(^|[^[:alpha:]])([[:alpha:]]{1,2})[''’‘ʼ`]\s*(?=[[:alpha:]])', '\1\2', 'g'),
  '[^[:alnum:]]+', ' ', 'g'));
-- The newest run of each account, and whether a later one of the same drill has taken a run's place.
create index training_run_newest on training_run (dataset, account_id, started_at desc, id desc);
