import type { RowOutcome } from '../../../../contract/kit.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { rowOf } from '../../../platform/outcomes/rows.ts';
import { caseNodes } from '../../cases/index.ts';
import { peopleOfLinks } from '../../tracing/index.ts';
import type { HandoverContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { clockAt } from '../rules/clock.ts';
import { handoverCountChange } from '../rules/handover-figures.ts';
import { afterStep, handoverSteps, type HandoverStep } from '../rules/life-cycle.ts';
import { counted } from '../store/clock.ts';
import { findHandovers, insertEvents, latestOf, lockPersons, updateHandover } from '../store/handovers.ts';
import type { HandoverRow } from '../store/tables.ts';
import { makeDossiers, sealDossier } from './dossier.ts';
import { movePeopleBetween } from './move-people.ts';

/** People of one transaction: few enough that nobody waits long for the counters it holds. */
const CHUNK = 50;

export type BulkReply = {
  readonly outcomes: RowOutcome[];
};

/** What is written beside the step. */
export type StepDetails = {
  readonly by: string;
  readonly note: string | null;
  readonly set?: Partial<Pick<HandoverRow, 'reply_number' | 'reply_date'>>;
  /** The answer of a unit outside, entered by the sender for it. */
  readonly byPaper: boolean;
};

const kinds = { accept: 'accepted', refuse: 'refused', return: 'returned', withdraw: 'withdrawn' } as const;

/** Moves many hand-overs one step on, each with its own outcome. What stands as asked already is left. */
export async function stepHandovers(
  context: HandoverContext,
  scope: Scope,
  step: HandoverStep,
  ids: readonly string[],
  note: string | null,
): Promise<Outcome<BulkReply>> {
  const asked = [...new Set(ids.map((id) => id.toLowerCase()))];
  const outcomes: Outcome<null>[] = [];
  for (let from = 0; from < asked.length; from += CHUNK) {
    const part = asked.slice(from, from + CHUNK);
    const made = await context.platform.db
      .transaction()
      .execute(
        async (tx) =>
          await stepWithin(context, scope, tx, step, part, { by: scope.actor.name, note, byPaper: false }),
      );
    outcomes.push(...made);
  }
  return done({
    outcomes: outcomes.map((one, i) => rowOf(asked[i]!, one)),
  });
}

/** The same in the caller's transaction, in the order asked. */
export async function stepWithin(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  step: HandoverStep,
  ids: readonly string[],
  details: StepDetails,
): Promise<Outcome<null>[]> {
  const now = context.platform.clock.now();
  const nos = (await findHandovers(scope, tx, ids)).map((row) => row.person_no);
  const numbers = await context.people.numbersOf(scope, tx, nos);
  const allOf = (no: number) => numbers.get(no) ?? [no];
  // By the kept record, as a sending locks: of two merged records one step at a time.
  await lockPersons(
    scope,
    tx,
    nos.map((no) => allOf(no)[0]!),
  );
  const rows = new Map((await findHandovers(scope, tx, ids)).map((row) => [row.id, row]));
  const latest = await latestOf(scope, tx, nos.flatMap(allOf));
  const elsewhere = step === 'accept' ? await movedElsewhere(scope, tx, [...rows.values()]) : new Set();
  const todo: HandoverRow[] = [];
  const outcomes = ids.map((id): Outcome<null> => {
    const row = rows.get(id);
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    const refused = refuseStep(context, scope, step, row, {
      now,
      details,
      latest: newestOf(allOf(row.person_no).flatMap((no) => latest.get(no) ?? [])),
    });
    if (refused !== null) {
      return refused;
    }
    if (row.status === handoverSteps[step].to) {
      return done(null);
    }
    if (elsewhere.has(row.id)) {
      return refuse('moved-meanwhile');
    }
    todo.push(row);
    return done(null);
  });
  if (todo.length > 0) {
    await write(context, scope, tx, step, todo, details, now);
  }
  return outcomes;
}

/** The newest hand-over of a person among those of their records: the open one where one is. */
function newestOf(rows: readonly HandoverRow[]): HandoverRow | undefined {
  const open = rows.find((row) => row.status === 'SENT');
  return open ?? rows.toSorted((a, b) => b.sent_at.getTime() - a.sent_at.getTime())[0];
}

function refuseStep(
  { areas }: HandoverContext,
  scope: Scope,
  step: HandoverStep,
  row: HandoverRow,
  known: { readonly now: number; readonly details: StepDetails; readonly latest: HandoverRow | undefined },
): Refusal | null {
  const { now, details, latest } = known;
  const outside = row.to_area_no === null;
  const side = handoverSteps[step].by === 'sender' || outside ? row.from_area_no : row.to_area_no;
  if (!mayIn(scope, 'handover.act', areas.pathOf(side))) {
    return reads({ areas }, scope, row) ? refuse('outside-area') : refuseGeneral('not-found');
  }
  if (step !== 'withdraw' && outside !== details.byPaper) {
    return refuse(outside ? 'by-paper' : 'not-by-paper');
  }
  if (row.status === handoverSteps[step].to) {
    return null;
  }
  if (afterStep(row.status, step) === null) {
    return refuse('already-answered');
  }
  if (step !== 'return') {
    return null;
  }
  if (latest !== undefined && latest.id !== row.id) {
    return refuse('already-answered');
  }
  const { returnHours } = clockAt(row.sent_at.getTime());
  return now > (row.return_until?.getTime() ?? 0)
    ? refuse('return-too-late', { params: { hours: returnHours } })
    : null;
}

/** Whether the scope may read a hand-over: as sender or as receiver. */
export function reads(
  { areas }: Pick<HandoverContext, 'areas'>,
  scope: Scope,
  row: Pick<HandoverRow, 'from_area_no' | 'to_area_no'>,
): boolean {
  return [row.from_area_no, row.to_area_no].some(
    (no) => no !== null && mayIn(scope, 'handover.read', areas.pathOf(no)),
  );
}

/** Ids of those whom the sender no longer answers for: somebody changed the unit of the case or contact by hand. */
async function movedElsewhere(scope: Scope, tx: Tx, rows: readonly HandoverRow[]): Promise<Set<string>> {
  const cases = new Map(
    (
      await caseNodes(
        scope,
        tx,
        rows.filter((row) => row.contact_id === null).map((row) => row.case_id),
      )
    ).map((one) => [one.caseId, one.areaNo]),
  );
  const links = new Map(
    (
      await peopleOfLinks(
        scope,
        tx,
        rows.flatMap((row) => row.contact_id ?? []),
      )
    ).map((link) => [link.id, link.area_no]),
  );
  return new Set(
    rows
      .filter((row) => {
        const areaNo = row.contact_id === null ? cases.get(row.case_id) : links.get(row.contact_id);
        return areaNo !== row.from_area_no;
      })
      .map((row) => row.id),
  );
}

async function write(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  step: HandoverStep,
  rows: readonly HandoverRow[],
  details: StepDetails,
  now: number,
): Promise<void> {
  const at = new Date(now);
  const dossiers =
    step === 'accept' ? await dossiersOf(context, scope, tx, rows, now) : new Map<number, Buffer>();
  if (step === 'accept' || step === 'return') {
    await movePeopleBetween(context, scope, tx, rows, step === 'accept' ? 'there' : 'back');
  }
  const changes = rows.map((row) => {
    const answer = step === 'return' ? { returned_at: at } : { answered_at: at, answered_by: details.by };
    const returnUntil =
      step === 'accept'
        ? { return_until: new Date(now + clockAt(row.sent_at.getTime()).returnHours * HOUR_MS) }
        : {};
    const dossier = dossiers.get(row.person_no);
    const set = {
      status: handoverSteps[step].to,
      answer_reason: details.note,
      ...answer,
      ...returnUntil,
      ...(dossier === undefined ? {} : { dossier }),
      ...details.set,
    };
    return { row, set, next: { ...row, ...set } as HandoverRow };
  });
  for (const { row, set } of changes) {
    await updateHandover(scope, tx, row, set);
  }
  await insertEvents(
    scope,
    tx,
    rows.map((row) => ({
      person_no: row.person_no,
      handover_id: row.id,
      id: namedUuid7(now, `${row.id}/${step}`),
      kind: kinds[step],
      at,
      by_name: details.by,
      note: details.note,
    })),
  );
  await addFigures(
    tx,
    changes.flatMap(({ row, next }) => handoverCountChange(counted(row), counted(next))),
  );
  const areaNos = [...new Set(rows.flatMap((row) => [row.from_area_no, row.to_area_no ?? []].flat()))];
  await appendEvent(tx, {
    topic: 'handover.moved',
    dataset: scope.dataset,
    payload: { handoverIds: rows.map((row) => row.id), step, areaNos },
    at: now,
  });
  await audit(
    tx,
    { ...scope, reason: details.note ?? undefined },
    now,
    rows.map((row) => ({
      action: `handover.${step}`,
      subjectKind: 'handover',
      subjectId: row.id,
      areaNo: row.to_area_no ?? row.from_area_no,
      detail: { from: row.from_area_no, to: row.to_area_no, paper: details.byPaper },
    })),
  );
}

/** What goes over, as it stands at the moment of acceptance: what the sender goes on reading. */
async function dossiersOf(
  context: HandoverContext,
  scope: Scope,
  tx: Tx,
  rows: readonly HandoverRow[],
  now: number,
): Promise<Map<number, Buffer>> {
  const nos = rows.map((row) => row.person_no);
  const numbers = await context.people.numbersOf(scope, tx, nos);
  const cases = new Map(
    (
      await caseNodes(
        scope,
        tx,
        rows.map((row) => row.case_id),
      )
    ).map((one) => [one.caseId, one]),
  );
  const found = await makeDossiers(
    scope,
    tx,
    rows.flatMap((row) => {
      const about = cases.get(row.case_id);
      return about === undefined
        ? []
        : [{ personNo: row.person_no, numbers: numbers.get(row.person_no) ?? [row.person_no], about }];
    }),
    now,
  );
  return new Map([...found].map(([no, dossier]) => [no, sealDossier(context, dossier)]));
}
