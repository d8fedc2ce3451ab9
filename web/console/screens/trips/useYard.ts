import type { DataOf } from '../../kit/api.ts';
import { useApi } from '../../kit/useApi.ts';

type Gate = DataOf<'GET /border/gates'>['items'][number];

/** The waiting yard of a gate; null where it has none, or the gate lies in another area. */
export function useYard(gateId: string): Gate['yard'] {
  const gates = useApi('GET /border/gates', {});
  return gates.data?.items.find(({ id }) => id === gateId)?.yard ?? null;
}
