import type { Scope } from '../../../platform/access/scope.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/module.ts';
import { readWatch } from '../store/control.ts';
import { watchText } from './keep-watch.ts';

/** Which of these canonical plates are on the watch list at a moment (Unix ms); never why. */
export async function watchedPlates(
  { secrets }: Pick<Platform, 'secrets'>,
  scope: Scope,
  db: Db | Tx,
  plates: readonly string[],
  at: number,
): Promise<ReadonlySet<string>> {
  const rows = await readWatch(scope, db, new Date(at));
  const listed = new Set(rows.map((row) => row.value_index.toString('hex')));
  return new Set(
    plates.filter((plate) => {
      const text = watchText('plate', plate);
      return text !== null && listed.has(secrets.blindIndex('watch', text).toString('hex'));
    }),
  );
}
