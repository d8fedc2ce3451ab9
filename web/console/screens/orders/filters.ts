/** Filters of the list of orders, as its address names them. */
export const orderFilters = [
  'q',
  'kind',
  'status',
  'area',
  'due',
  'ending',
  'unserved',
  'appealed',
  'uncertified',
  'site',
  'place',
] as const;
