/** What one deed on ticked rows may reach: the server takes no more at once. */
export const MOST_ROWS = 1_000;

export type LoadedPages<Row> = { readonly rows: readonly Row[]; readonly hasMore: boolean };

/** Loads page after page until the list ends, a page fails or enough rows are there; never more than one deed may reach. */
export async function wholeList<Row>(
  loaded: LoadedPages<Row>,
  next: () => Promise<LoadedPages<Row>>,
  most = MOST_ROWS,
): Promise<readonly Row[]> {
  let now = loaded;
  while (now.hasMore && now.rows.length < most) {
    now = await next();
  }
  return now.rows.slice(0, most);
}
