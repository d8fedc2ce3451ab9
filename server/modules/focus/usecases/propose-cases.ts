import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { caseNodes, type CaseRef } from '../../cases/index.ts';
import { livingAt } from '../../tracing/index.ts';
import type { FocusContext } from '../context.ts';
import {
  type FocusCaseRow,
  type FocusRow,
  linksAmong,
  noteChange,
  openFoci,
  saveCases,
} from '../store/foci.ts';
import { announce } from './change-focus.ts';

type Opened = OutboxEvent<'case.opened'>;

/**
 * New cases are proposed to every open focus of their disease that they lie in: infected by one of its cases, living at its
 * place, or (a focus without a place) of its unit. One opened before the focus was among those that its officer chose from:
 * it is not proposed, however late its event arrives. An officer decides; what was decided before stays. Repeatable.
 */
export async function proposeCases(context: FocusContext, events: readonly Opened[]): Promise<void> {
  const { db } = context.platform;
  for (const [dataset, own] of Map.groupBy(events, (event) => event.dataset)) {
    const scope = systemScope('focus.propose-cases', dataset);
    // An import opens thousands of cases, mostly where no focus is: those cost one look.
    const open = await openFoci(scope, db);
    if (open.length > 0) {
      await proposeTo(context, scope, open, own);
    }
  }
}

async function proposeTo(
  context: FocusContext,
  scope: Scope,
  open: readonly FocusRow[],
  events: readonly Opened[],
): Promise<void> {
  const { platform, people } = context;
  const { db } = platform;
  const openedAt = new Map(events.map(({ payload, at }) => [payload.caseId, at]));
  const nodes = await caseNodes(scope, db, [...openedAt.keys()]);
  const candidates = (focus: FocusRow) =>
    nodes.filter((one) => one.disease === focus.disease && focus.created_at <= openedAt.get(one.caseId)!);
  const foci = open.filter((focus) => candidates(focus).length > 0);
  if (foci.length === 0) {
    return;
  }
  const links = await linksAmong(
    scope,
    db,
    foci.map(({ id }) => id),
    nodes.flatMap(({ caseId, sourceCaseId }) => (sourceCaseId === null ? [caseId] : [caseId, sourceCaseId])),
  );
  const numbers = await people.numbersOf(
    scope,
    db,
    nodes.map(({ personNo }) => personNo),
  );
  for (const focus of foci) {
    const own = links.filter((link) => link.focus_id === focus.id);
    const known = new Set(own.map((link) => link.case_id));
    const reasonFor = await reasonsOf(context, scope, focus, own, numbers);
    const now = platform.clock.now();
    const rows = candidates(focus).flatMap((one): FocusCaseRow[] => {
      const why = known.has(one.caseId) ? null : reasonFor(one);
      return why === null
        ? []
        : [
            {
              focus_id: focus.id,
              case_id: one.caseId,
              dataset: scope.dataset,
              state: 'PROPOSED',
              why,
              decided_at: new Date(now),
              decided_by: scope.actor.name,
            },
          ];
    });
    await propose(platform, scope, focus, rows, now);
  }
}

/** Why a case belongs to a focus, or null: what each case is asked is read once. */
async function reasonsOf(
  { areas, platform }: FocusContext,
  scope: Scope,
  focus: FocusRow,
  own: readonly FocusCaseRow[],
  numbers: ReadonlyMap<number, readonly number[]>,
): Promise<(one: CaseRef) => FocusCaseRow['why'] | null> {
  const { place_no: placeNo } = focus;
  const linked = new Set(own.filter(({ state }) => state === 'LINKED').map((link) => link.case_id));
  const living = new Set(
    placeNo === null ? [] : await livingAt(scope, platform.db, [placeNo], platform.clock.now()),
  );
  const path = areas.pathOf(focus.area_no) ?? '-';
  return (one) => {
    if (one.sourceCaseId !== null && linked.has(one.sourceCaseId)) {
      return 'source';
    }
    if (placeNo !== null) {
      return (numbers.get(one.personNo) ?? [one.personNo]).some((no) => living.has(no)) ? 'place' : null;
    }
    return [one.areaNo, one.stayAreaNo].some((no) => areas.pathOf(no)?.startsWith(path) === true)
      ? 'area'
      : null;
  };
}

/** One entry and one announcement for each reason, however many cases. */
async function propose(
  { db, secrets }: FocusContext['platform'],
  scope: Scope,
  focus: FocusRow,
  rows: readonly FocusCaseRow[],
  now: number,
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await db.transaction().execute(async (tx) => {
    await saveCases(scope, tx, rows, true);
    for (const why of new Set(rows.map((row) => row.why))) {
      await noteChange(scope, tx, focus.id, now, 'propose', why);
    }
    await announce(secrets, scope, tx, focus, now, 'propose');
  });
}
