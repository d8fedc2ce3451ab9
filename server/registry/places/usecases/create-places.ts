import { randomBytes } from 'node:crypto';
import { makePlaceCode } from '../../../../lib/credentials/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Platform } from '../../../platform/module.ts';
import type { CreatedPlace, NewPlace } from '../place-types.ts';
import { insertPlaces, takePlaceNumbers } from '../store/places.ts';

/** Rows of one insert: PostgreSQL plans and sends larger arrays no faster. */
const CHUNK = 5_000;

/**
 * Adds places of the scope's dataset in bulk, in the caller's transaction: imports, the simulator, and the form.
 * No right is checked and nothing is audited here: that is the caller's.
 * @returns number, id and code of each, in order.
 */
export async function createPlaces(
  platform: Pick<Platform, 'clock' | 'secrets'>,
  scope: Scope,
  tx: Tx,
  inputs: readonly NewPlace[],
): Promise<CreatedPlace[]> {
  const now = platform.clock.now();
  const created: CreatedPlace[] = [];
  for (let from = 0; from < inputs.length; from += CHUNK) {
    const chunk = inputs.slice(from, from + CHUNK);
    const numbers = await takePlaceNumbers(tx, chunk.length);
    const rows = chunk.map((input, i) => ({
      ...input,
      placeNo: numbers[i]!,
      placeId: input.id?.toLowerCase() ?? uuid7(now),
      code: input.code ?? makePlaceCode(randomBytes(8)),
    }));
    await insertPlaces(scope, tx, platform.secrets, rows, now);
    created.push(...rows.map(({ placeNo, placeId, code }) => ({ placeNo, placeId, code })));
  }
  return created;
}
