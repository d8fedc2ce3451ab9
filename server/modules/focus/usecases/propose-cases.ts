import { systemScope } from '../../../platform/access/scope.ts';
import type { OutboxEvent } from '../../../platform/events/events.ts';
import { caseNodes } from '../../cases/index.ts';
import { livingAt } from '../../tracing/index.ts';
import type { FocusContext } from '../context.ts';
import { casesOfFoci, type FocusCaseRow, noteChange, openFoci, saveCases } from '../store/foci.ts';
import { announce } from './change-focus.ts';

/**
 * A new case is proposed to every open focus of its disease that it lies in: infected by one of its cases, living at its
 * place, or (a focus without a place) of its unit. One opened before the focus was among those that its officer chose from:
 * it is not proposed, however late its event arrives. An officer decides; what was decided before stays. Repeatable.
 */
export async function proposeCase(context: FocusContext, event: OutboxEvent<'case.opened'>): Promise<void> {
  const { areas, platform, people } = context;
  const { db, clock } = platform;
  const scope = systemScope('focus.propose-cases', event.dataset);
  const [one] = await caseNodes(scope, db, [event.payload.caseId]);
  const open = one === undefined ? [] : await openFoci(scope, db, one.disease);
  const foci = open.filter((focus) => focus.created_at <= event.at);
  if (one === undefined || foci.length === 0) {
    return;
  }
  const now = clock.now();
  const links = await casesOfFoci(
    scope,
    db,
    foci.map(({ id }) => id),
  );
  const numbers = await people.mergedNos(scope, one.personNo);
  for (const focus of foci) {
    const own = links.filter((link) => link.focus_id === focus.id);
    const path = areas.pathOf(focus.area_no) ?? '-';
    let why: FocusCaseRow['why'] | null = null;
    if (own.some((link) => link.state === 'LINKED' && link.case_id === one.sourceCaseId)) {
      why = 'source';
    } else if (focus.place_no !== null) {
      const living = await livingAt(scope, db, [focus.place_no], now);
      why = living.some((no) => numbers.includes(no)) ? 'place' : null;
    } else if ([one.areaNo, one.stayAreaNo].some((no) => areas.pathOf(no)?.startsWith(path) === true)) {
      why = 'area';
    }
    if (why === null || own.some((link) => link.case_id === one.caseId)) {
      continue;
    }
    const row: FocusCaseRow = {
      focus_id: focus.id,
      case_id: one.caseId,
      dataset: scope.dataset,
      state: 'PROPOSED',
      why,
      decided_at: new Date(now),
      decided_by: scope.actor.name,
    };
    await db.transaction().execute(async (tx) => {
      await saveCases(scope, tx, [row], true);
      await noteChange(scope, tx, focus.id, now, 'propose', why);
      await announce(scope, tx, focus, now, 'propose');
    });
  }
}
