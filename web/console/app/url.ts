/** The query of an address as plain texts: `?q=0012&kind=market`; nothing is read as a number or as JSON. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Plain texts as the query of an address; empty values are left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(name, String(value as string | number | boolean));
    }
  }
  return query.size === 0 ? '' : `?${query}`;
}
