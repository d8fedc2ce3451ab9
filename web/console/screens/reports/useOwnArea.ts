import { type Right, roleTable } from '../../../../contract/rights.ts';
import { useSession } from '../../app/session/session.ts';

/** The unit in which the officer holds a right, to begin a form with; null where that is the whole country or none. */
export function useOwnArea(right: Right): string | null {
  const { user } = useSession();
  const grant = user.roles.find((one) => roleTable[one.role].rights.includes(right));
  return grant?.areaId ?? null;
}
