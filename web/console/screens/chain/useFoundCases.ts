import { useMemo } from 'react';
import { useApi } from '../../kit/useApi.ts';

const NONE: ReadonlySet<string> = new Set();
const SHORTEST = 2;

/** Ids of cases that the list of cases finds for a text: by name, as far as the officer has the right to it. */
export function useFoundCases(q: string | undefined): ReadonlySet<string> {
  const asked = q !== undefined && q.length >= SHORTEST;
  const found = useApi('GET /cases', { query: { q, limit: 200 } }, { enabled: asked });
  const items = found.data?.items;
  return useMemo(
    () => (asked && items !== undefined ? new Set(items.map((one) => one.id)) : NONE),
    [asked, items],
  );
}
