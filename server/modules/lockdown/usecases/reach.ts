import type { Right } from '../../../../contract/rights.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import type { FieldChanges } from '../../../platform/db/merge-edit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import type { FigureDelta } from '../../../platform/figures/figure-delta.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { LockdownContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type LockdownAct, lockdownSteps, type LockdownState } from '../rules/life-cycles.ts';
import { countOnce } from './count-once.ts';
import { countChange, lockdownCounts } from '../rules/lockdown-figures.ts';
import { findLockdown, lockLockdown, type LockdownRow, type SignedDecision } from '../store/lockdowns.ts';
import { householdsOf, membersOf } from '../store/members.ts';
import { noteChange } from '../store/work.ts';

/** A cordon of the scope's areas. */
export async function reachLockdown(
  context: LockdownContext,
  scope: Scope,
  db: Db | Tx,
  right: Right,
  id: string,
): Promise<Outcome<LockdownRow>> {
  const row = await findLockdown(scope, db, id.toLowerCase());
  if (row === undefined) {
    return refuseGeneral('not-found');
  }
  return mayIn(scope, right, context.areas.pathOf(row.area_no)) ? done(row) : refuseGeneral('forbidden');
}

const stateNames: { readonly [state in LockdownState]: readonly [vi: string, en: string] } = {
  DRAFT: ['đang chuẩn bị', 'being prepared'],
  ACTIVE: ['đang hiệu lực', 'in force'],
  LIFTED: ['đã dỡ', 'lifted'],
  DROPPED: ['đã bỏ', 'dropped'],
};

/** Why an act does not fit the state; null: it does. */
export function stepRefusal(state: LockdownState, act: LockdownAct): Refusal | null {
  const [vi, en] = stateNames[state];
  return lockdownSteps[state][act] === undefined
    ? refuse('not-now', { params: { state: vi, stateEn: en } })
    : null;
}

/** What of an act is written down beside it. */
export type Noted = {
  readonly kind: string;
  readonly detail?: string | null;
  readonly until?: Date | null;
  readonly decision?: SignedDecision | null;
  /** What it changed, for the history. */
  readonly changes?: FieldChanges;
};

type Asked = {
  readonly id: string;
  readonly right: Right;
  readonly act: LockdownAct;
  /** The roster or the state may change: counters are compared. */
  readonly counts?: boolean;
  /** What makes the request repeatable: its id, what it is, and its content. */
  readonly receipt?: { readonly id: string; readonly kind: string; readonly content: unknown };
};
type Work<T> = (
  tx: Tx,
  row: LockdownRow,
  now: number,
) => Promise<Outcome<{ readonly value: T; readonly noted: Noted | null; readonly status?: number }>>;

/**
 * Does something to a cordon in one transaction: locks it, checks right and state, and writes counters, timeline, audit entry
 * and event with it. Counters follow from what is stored before and after.
 */
export async function actOn<T>(
  context: LockdownContext,
  scope: Scope,
  asked: Asked,
  work: Work<T>,
): Promise<Outcome<T>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  return await db.transaction().execute(async (tx): Promise<Outcome<T>> => {
    const row = await lockLockdown(scope, tx, asked.id.toLowerCase());
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    if (!mayIn(scope, asked.right, context.areas.pathOf(row.area_no))) {
      return refuseGeneral('forbidden');
    }
    const act = async () => await actLocked(context, scope, tx, row, now, asked, work);
    if (asked.receipt === undefined) {
      return await act();
    }
    const { id, kind, content } = asked.receipt;
    const receipt = { id: id.toLowerCase(), kind: `lockdown-${kind}`, content: [row.id, content], at: now };
    return await once(tx, receipt, act);
  });
}

async function actLocked<T>(
  context: LockdownContext,
  scope: Scope,
  tx: Tx,
  row: LockdownRow,
  now: number,
  asked: Asked,
  work: Work<T>,
): Promise<Outcome<T>> {
  const refused = stepRefusal(row.state, asked.act);
  if (refused !== null) {
    return refused;
  }
  const before = asked.counts === true ? await countsOf(scope, tx, row) : [];
  const worked = await work(tx, row, now);
  if (!worked.ok) {
    return worked;
  }
  const { value, noted, status } = worked.value;
  if (asked.counts === true) {
    await countOnce(context, scope, tx, row.id);
    const changed = await findLockdown(scope, tx, row.id);
    await addFigures(tx, countChange(before, await countsOf(scope, tx, changed ?? row)));
  }
  if (noted !== null) {
    await noteChange(scope, tx, row.id, now, noted);
    await announce(scope, tx, row, now, noted.kind);
    await auditChanges(context.platform.secrets, tx, scope, now, [
      {
        action: `lockdown.${noted.kind}`,
        subjectKind: 'lockdown',
        subjectId: row.id,
        areaNo: row.area_no,
        changes: noted.changes ?? {},
      },
    ]);
  }
  return done(value, status ?? 200);
}

/** Counters of a cordon as it is stored. */
export async function countsOf(scope: Scope, tx: Tx, row: LockdownRow): Promise<FigureDelta[]> {
  if (row.state === 'DRAFT' || row.state === 'DROPPED') {
    return [];
  }
  const [members, households] = [
    await membersOf(scope, tx, [row.id]),
    await householdsOf(scope, tx, [row.id]),
  ];
  const inside = (one: { since_at: Date; left_at: Date | null }) => ({
    since: one.since_at.getTime(),
    left: one.left_at?.getTime() ?? null,
  });
  return lockdownCounts(
    {
      dataset: row.dataset,
      areaNo: row.area_no,
      state: row.state,
      from: row.from_at.getTime(),
      liftedAt: row.lifted_at?.getTime() ?? null,
    },
    members.map((one) => ({ ...inside(one), no: one.kept_no ?? one.person_no })),
    households.map(inside),
  );
}

/** Tells open screens, gates and maps that a cordon changed. */
export async function announce(
  scope: Scope,
  tx: Tx,
  row: LockdownRow,
  at: number,
  what: string,
): Promise<void> {
  await appendEvent(tx, {
    topic: 'lockdown.changed',
    dataset: scope.dataset,
    payload: { lockdownId: row.id, areaNos: [row.area_no], what },
    at,
  });
}
