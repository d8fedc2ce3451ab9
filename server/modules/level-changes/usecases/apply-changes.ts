import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { levelChangesApi } from '../../../../contract/level-changes.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { rowOf } from '../../../platform/outcomes/rows.ts';
import type { LevelChangeContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type ChangeRow, countProposals, listRows, markApplied, rowsOfPeople } from '../store/rows.ts';
import { lockSet, type SetRow, settleSet } from '../store/sets.ts';
import type { LevelProposal } from '../types.ts';
import { carryOut, type PersonRow } from './carry-out.ts';
import { areasOf, openSet } from './open-set.ts';
import { presentSets } from './show-sets.ts';

type ApplyReply = Static<(typeof levelChangesApi)['POST /level-changes/{id}/apply']['reply'][200]>;
type RowOutcome = ApplyReply['outcomes'][number];
export type ApplyInput = Body<(typeof levelChangesApi)['POST /level-changes/{id}/apply']>;

/** So many people are decided on at once; asked again, the rest follows. */
const MOST = 1000;
/** What others rest on comes first. */
const ORDER = [
  'DISCARD_CASE',
  'CONVERT_TO_CASE',
  'CONFIRM_CONTACT',
  'RELEASE_ORDER',
  'DROP_CONTACT',
] as const;

/**
 * Carries out what an officer confirms of a change set: everything that waits, one kind of proposal, or named people.
 * Each person has an outcome of its own; what is refused keeps waiting. Repeating changes nothing. When nothing waits
 * any more, the set is applied.
 */
export async function applyChanges(
  context: LevelChangeContext,
  scope: Scope,
  id: string,
  input: ApplyInput,
): Promise<Outcome<ApplyReply>> {
  const opened = await openSet(context, scope, 'contact.decide', id);
  if (!opened.ok) {
    return opened;
  }
  const set = opened.value;
  if (set.status === 'DISMISSED') {
    return refuse('dismissed');
  }
  const { named, unknown } = await askedRows(context, scope, set, input);
  const outcomes: RowOutcome[] = [...unknown, ...settledOutcomes(named)];
  for (const proposal of ORDER) {
    const rows = named.filter(({ row }) => row.status === 'OPEN' && row.proposal === proposal);
    if (rows.length > 0) {
      outcomes.push(...(await applyOne(context, scope, set, proposal, rows, input.reason)));
    }
  }
  const open = await settle(context, scope, set, input.reason);
  const [shown] = await presentSets(context, scope, [open.set]);
  return done({ outcomes, open: open.n, set: shown! });
}

type Asked = { readonly named: readonly PersonRow[]; readonly unknown: readonly RowOutcome[] };

async function askedRows(
  context: LevelChangeContext,
  scope: Scope,
  set: SetRow,
  input: ApplyInput,
): Promise<Asked> {
  const { db } = context.platform;
  if (input.personIds === undefined) {
    const filter = { proposal: input.proposal ?? null, status: 'OPEN', after: null, limit: MOST } as const;
    const { rows } = await listRows(scope, db, set, filter);
    return { named: await withIds(context, scope, rows.slice(0, MOST)), unknown: [] };
  }
  const ids = [...new Set(input.personIds.map((id) => id.toLowerCase()))];
  const nos = await context.people.personNos(scope, db, ids);
  const numbers = await context.people.numbersOf(scope, db, [...nos.values()]);
  const rows = await rowsOfPeople(scope, db, set, [...numbers.values()].flat());
  const byNo = new Map(rows.map((row) => [row.person_no, row]));
  const rowOf = (id: string) =>
    (numbers.get(nos.get(id) ?? -1) ?? []).map((no) => byNo.get(no)).find((row) => row !== undefined);
  const missing = ids.filter((id) => rowOf(id) === undefined);
  return {
    named: ids.flatMap((personId) => {
      const row = rowOf(personId);
      const wanted = input.proposal === undefined || row?.proposal === input.proposal;
      return row === undefined || !wanted ? [] : [{ row, personId }];
    }),
    unknown: missing.map((personId) => outcomeOf(personId, 'NONE', refuse('not-in-set'))),
  };
}

async function withIds(
  context: LevelChangeContext,
  scope: Scope,
  rows: readonly ChangeRow[],
): Promise<PersonRow[]> {
  const people = await context.people.resolvedByNo(
    scope,
    context.platform.db,
    rows.map((row) => row.person_no),
  );
  return rows.flatMap((row) => {
    const person = people.get(row.person_no);
    return person === undefined ? [] : [{ row, personId: person.personId }];
  });
}

/** Rows on which nothing is to be done any more: applied ones are well, the others are refused. */
function settledOutcomes(named: readonly PersonRow[]): RowOutcome[] {
  const refusals = {
    SUPERSEDED: refuse('superseded'),
    NOTED: refuse('nothing-proposed'),
    APPLIED: done(null),
  };
  return named.flatMap(({ row, personId }) =>
    row.status === 'OPEN' ? [] : [outcomeOf(personId, row.proposal, refusals[row.status])],
  );
}

async function applyOne(
  context: LevelChangeContext,
  scope: Scope,
  set: SetRow,
  proposal: (typeof ORDER)[number],
  rows: readonly PersonRow[],
  reason: string,
): Promise<RowOutcome[]> {
  const { db, clock } = context.platform;
  const results = await carryOut[proposal](context, scope, { set, reason }, rows);
  const applied = rows.filter((_, i) => results[i]?.ok === true).map(({ row }) => row.person_no);
  if (applied.length > 0) {
    await db.transaction().execute(async (tx) => {
      const now = clock.now();
      await markApplied(scope, tx, set, applied, { at: now, name: scope.actor.name });
      await audit(tx, { ...scope, reason }, now, [
        {
          action: 'level-change.apply',
          subjectKind: 'case',
          subjectId: set.case_id,
          areaNo: set.area_no,
          detail: { setId: set.id, proposal, people: applied.length },
        },
      ]);
    });
  }
  return rows.map(({ personId }, i) => outcomeOf(personId, proposal, results[i]!));
}

function outcomeOf(personId: string, proposal: LevelProposal, result: Outcome<unknown>): RowOutcome {
  return { ...rowOf(personId, result.ok ? done(null) : result), proposal };
}

/** Closes the set when nothing waits any more, and tells the screens. */
async function settle(
  context: LevelChangeContext,
  scope: Scope,
  set: SetRow,
  reason: string,
): Promise<{ n: number; set: SetRow }> {
  const { db, clock } = context.platform;
  return await db.transaction().execute(async (tx) => {
    await lockSet(scope, tx, set.id);
    const counts = (await countProposals(scope, tx, [set])).get(set.id) ?? [];
    const n = counts.reduce((sum, one) => sum + one.open, 0);
    if (n === 0) {
      await settleSet(scope, tx, set, {
        status: 'APPLIED',
        at: clock.now(),
        by: scope.actor.name,
        reason,
      });
    }
    const payload = { caseId: set.case_id, setId: set.id, areaNos: areasOf(set) };
    await appendEvent(tx, { topic: 'case.levels-changed', dataset: scope.dataset, payload, at: clock.now() });
    return { n, set: (await lockSet(scope, tx, set.id))! };
  });
}
