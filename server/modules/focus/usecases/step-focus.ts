import type { Body } from '../../../../contract/kit.ts';
import type { fociApi } from '../../../../contract/foci.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { FocusContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { focusSteps } from '../rules/life-cycle.ts';
import {
  closePeriod,
  type FocusRow,
  insertReport,
  openPeriod,
  saveCases,
  updateFocus,
} from '../store/foci.ts';
import { changeFocus } from './change-focus.ts';
import { ownCases } from './open-focus.ts';
import { endingOf } from './read-ending.ts';
import { type ShownFocus, showAfter } from './show-focus.ts';

type Api = typeof fociApi;
const AHEAD_MS = 5 * 60_000;

/** Moves a focus on. Ending it before the quiet days are over needs a reason, and so does dropping it. */
export async function stepFocus(
  context: FocusContext,
  scope: Scope,
  focusId: string,
  input: Body<Api['POST /foci/{id}/steps']>,
): Promise<Outcome<ShownFocus>> {
  const receipt = { id: input.id, kind: 'step', content: input };
  const outcome = await changeFocus(context, scope, focusId, receipt, async (tx, row, now) => {
    const at = new Date(input.at);
    const reason = input.reason?.trim() ?? '';
    if (!focusSteps[row.state].includes(input.to)) {
      return refuse('not-now');
    }
    const before = (row.state === 'ENDED' ? row.ended_at : (row.active_at ?? row.found_at))!;
    if (Number.isNaN(at.getTime()) || at.getTime() > now + AHEAD_MS || at < before) {
      return refuse('bad-time', { fields: { at: 'impossible' } });
    }
    if (input.to === 'DROPPED' && reason === '') {
      return refuse('reason-missing', { fields: { reason: 'required' } });
    }
    if (input.to === 'ENDED' && reason === '') {
      const ending = await endingOf(context, scope, tx, row);
      const { days, from } = ending;
      if (days !== null && from !== null && localDate(at.getTime()) < from) {
        const date = from.split('-').toReversed().join('/');
        return refuse('too-early', { params: { days, date }, fields: { reason: 'required' } });
      }
    }
    await move(scope, tx, row, input.to, at);
    const kind = row.state === 'ENDED' ? 'reactivate' : input.to.toLowerCase();
    return done({ kind, detail: reason === '' ? null : reason });
  });
  return outcome.ok ? await showAfter(context, scope, focusId) : outcome;
}

async function move(scope: Scope, tx: Tx, row: FocusRow, to: FocusRow['state'], at: Date): Promise<void> {
  if (to === 'ACTIVE') {
    await openPeriod(scope, tx, row.id, at);
    await updateFocus(scope, tx, { ...row, state: to, active_at: at, ended_at: null });
    return;
  }
  await closePeriod(scope, tx, row.id, at);
  await updateFocus(scope, tx, { ...row, state: to, ended_at: to === 'ENDED' ? at : row.ended_at });
}

/** Notes that the report of a stage went out. */
export async function reportFocus(
  context: FocusContext,
  scope: Scope,
  focusId: string,
  input: Body<Api['POST /foci/{id}/reports']>,
): Promise<Outcome<ShownFocus>> {
  const receipt = { id: input.id, kind: 'report', content: input };
  const outcome = await changeFocus(context, scope, focusId, receipt, async (tx, row, now) => {
    const at = new Date(input.at);
    const began = { found: row.found_at, active: row.active_at, ended: row.ended_at }[input.stage];
    if (began === null || row.state === 'DROPPED') {
      return refuse('no-such-report', { fields: { stage: 'not reached' } });
    }
    if (Number.isNaN(at.getTime()) || at.getTime() > now + AHEAD_MS || at < began) {
      return refuse('bad-time', { fields: { at: 'impossible' } });
    }
    await insertReport(scope, tx, {
      focus_id: row.id,
      id: input.id.toLowerCase(),
      dataset: scope.dataset,
      stage: input.stage,
      reported_at: at,
      recipient: input.to.trim(),
      note: input.note ?? null,
      noted_by: scope.actor.name,
    });
    return done({ kind: `report-${input.stage}`, detail: input.to });
  });
  return outcome.ok ? await showAfter(context, scope, focusId) : outcome;
}

/** Links cases to a focus, or rejects what was proposed. */
export async function decideCases(
  context: FocusContext,
  scope: Scope,
  focusId: string,
  input: Body<Api['POST /foci/{id}/cases']>,
): Promise<Outcome<ShownFocus>> {
  const ids = [...new Set(input.caseIds.map((id) => id.toLowerCase()))];
  const outcome = await changeFocus(context, scope, focusId, null, async (tx, row, now) => {
    const own = await ownCases(context, scope, tx, ids, row.disease);
    if (!own.ok) {
      return own;
    }
    await saveCases(
      scope,
      tx,
      ids.map((id) => ({
        focus_id: row.id,
        case_id: id,
        dataset: scope.dataset,
        state: input.state,
        why: 'hand',
        decided_at: new Date(now),
        decided_by: scope.actor.name,
      })),
    );
    return done({ kind: input.state === 'LINKED' ? 'link' : 'reject', detail: String(ids.length) });
  });
  return outcome.ok ? await showAfter(context, scope, focusId) : outcome;
}
