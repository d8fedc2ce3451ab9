import type { Db, Tx } from '../db/database.ts';
import type { Scope } from './scope.ts';

/** A piece of work by its kind and id. */
export type PieceOfWork = { readonly kind: string; readonly id: string };

/** For whom the actor does a piece of work; null: for nobody but itself. Wired by the list of modules. */
export type StandsInFor = (scope: Scope, db: Db | Tx, piece: PieceOfWork) => Promise<string | null>;

/** The actor as records name it: `Nguyễn Văn A (thay cho Trần Thị B)` where it stands in for somebody. */
export async function doneBy(
  standsInFor: StandsInFor | undefined,
  scope: Scope,
  db: Db | Tx,
  piece: PieceOfWork,
): Promise<string> {
  const other = await standsInFor?.(scope, db, piece);
  return other === null || other === undefined ? scope.actor.name : `${scope.actor.name} (thay cho ${other})`;
}
