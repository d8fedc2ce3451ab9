/** Filters of the list of hand-overs, as its address names them. */
export const handoverFilters = ['q', 'view', 'status', 'area'] as const;
