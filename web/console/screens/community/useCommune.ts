import { useState } from 'react';
import { useSession } from '../../app/session/session.ts';
import { useApi } from '../../kit/useApi.ts';

/** A commune to work on: the officer's own where they have one, until another is picked. */
export function useCommune(): readonly [string | null, (id: string | null) => void] {
  const { user } = useSession();
  const own = user.roles.flatMap(({ areaId }) => areaId ?? [])[0] ?? null;
  const area = useApi('GET /areas/{id}', { params: { id: own ?? '' } }, { enabled: own !== null });
  const [picked, setPicked] = useState<string | null | undefined>(undefined);
  const first = area.data?.kind === 'commune' ? own : null;
  return [picked === undefined ? first : picked, setPicked];
}
