import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import type { Platform } from '../../../platform/module.ts';
import { insertMisuse } from '../store/misuse.ts';
import type { MisuseRow } from '../store/tables.ts';
import { findByCode, findTrip } from '../store/trips.ts';
import { blankMisuse } from './judge-misuse.ts';
import { settleTrip } from './settle-trip.ts';

/** What a post says of the misuse of a trip's code. */
export type MisuseReport = {
  readonly id: string;
  readonly code: string;
  readonly kind: MisuseRow['kind'];
  /** Unix ms. */
  readonly at: number;
  readonly note: string | null;
};

/** Keeps a report of a post with its trip, where it becomes a task of the gate. False: no trip has the code. */
export async function reportTripMisuse(
  platform: Platform,
  scope: Scope,
  tx: Tx,
  { id, code, kind, at, note }: MisuseReport,
): Promise<boolean> {
  const found = await findByCode(scope, tx, code);
  const row = found === undefined ? undefined : await findTrip(scope, tx, found.id, true);
  if (row === undefined) {
    return false;
  }
  const now = platform.clock.now();
  await insertMisuse(scope, tx, {
    ...blankMisuse(row, now),
    id,
    kind,
    at: new Date(at),
    note: note === null ? null : platform.secrets.encrypt(note),
    reported_by: scope.actor.name,
  });
  await audit(tx, scope, now, [
    { action: 'trip.misuse', subjectKind: 'trip', subjectId: row.id, areaNo: row.area_no, detail: { kind } },
  ]);
  await settleTrip({ platform }, scope, tx, row);
  return true;
}
