-- Rosters that are sent again under their id are answered as at first: in the shape that outcomes of rows have now.
update receipt set body = jsonb_set(body, '{outcomes}', (
    select jsonb_agg(o.row - 'personId' || jsonb_build_object('id', o.row->'personId') order by o.no)
    from jsonb_array_elements(body->'outcomes') with ordinality as o(row, no)))
  where kind in ('roster', 'roster-rows') and body->'outcomes'->0 ? 'personId';
