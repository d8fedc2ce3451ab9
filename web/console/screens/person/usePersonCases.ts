import { type List, type RowOf, useList } from '../../kit/list/useList.ts';

type PersonRef = { readonly id: string; readonly fullName: string };

/** Cases of one person. The name narrows the search; namesakes that it finds are left out. */
export function usePersonCases(person: PersonRef): List<RowOf<'GET /cases'>> {
  const list = useList('GET /cases', { query: { person: person.id, q: person.fullName, limit: 200 } });
  const rows = list.rows.filter((row) => row.person.id === person.id);
  return { ...list, rows, total: list.hasMore ? null : rows.length };
}
