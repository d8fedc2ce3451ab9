import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { type TubeRow, updateTubes } from '../store/tubes.ts';

/** A tube as it is now, with what was done to it. */
export type ChangedTube = {
  readonly tube: TubeRow;
  readonly action: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

/** Writes changed tubes of a batch, with one event for the work lists and the audit. */
export async function noteTubes(
  scope: Scope,
  tx: Tx,
  changes: readonly ChangedTube[],
  now: number,
): Promise<void> {
  if (changes.length === 0) {
    return;
  }
  const tubes = changes.map(({ tube }) => tube);
  await updateTubes(scope, tx, tubes);
  const areaNos = [...new Set(tubes.map((tube) => tube.area_no))];
  await appendEvent(tx, {
    topic: 'lab.tubes-changed',
    dataset: scope.dataset,
    payload: { areaNos },
    at: now,
  });
  await audit(
    tx,
    scope,
    now,
    changes.map(({ tube, action, detail = {} }) => ({
      action,
      subjectKind: 'tube',
      subjectId: tube.id,
      areaNo: tube.area_no,
      detail,
    })),
  );
}
