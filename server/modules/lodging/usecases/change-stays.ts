import type { Body } from '../../../../contract/kit.ts';
import type { lodgingApi } from '../../../../contract/lodging.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { rowOf } from '../../../platform/outcomes/rows.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import { queueRetraceOfPeople, saveResidenceEnd } from '../../tracing/index.ts';
import type { LodgingContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { readEnd } from '../rules/read-arrival.ts';
import { type StayRow, updateStay } from '../store/stays.ts';
import { openStay } from './open-stay.ts';
import type { Outcomes, RowOutcome } from './register-arrivals.ts';

type Departures = Body<(typeof lodgingApi)['POST /lodging/departures']>;
type Decisions = Body<(typeof lodgingApi)['POST /lodging/decisions']>;
type Visit = Body<(typeof lodgingApi)['POST /lodging/stays/{id}/visits']>;

/** Ends stays; each row has its own outcome. The same time again changes nothing. */
export async function recordDepartures(
  context: LodgingContext,
  scope: Scope,
  { items }: Departures,
): Promise<Outcome<Outcomes>> {
  const at = new Map(items.map((item) => [item.id.toLowerCase(), item.departedAt]));
  return await changeEach(context, scope, [...at.keys()], 'lodging.record', async (tx, row) => {
    const now = context.platform.clock.now();
    const end = readEnd(at.get(row.id)!, row.arrived_at, now);
    if (!end.ok) {
      return end;
    }
    if (row.departed_at !== null) {
      return row.departed_at.getTime() === end.value.getTime() ? done(false) : refuse('left-before');
    }
    await updateStay(scope, tx, row, { departed_at: end.value });
    await saveResidenceEnd(scope, tx, row, end.value);
    const { dataset, area_no: areaNo } = row;
    await addFigures(tx, [{ metric: 'lodging.departures', dataset, areaNo, at: end.value.getTime(), by: 1 }]);
    await note(scope, tx, row, 'depart', now);
    return done(true);
  });
}

/** The commune's word on stays: there, or missing. Who is missing stays no longer; who is found again does. */
export async function decideStays(
  context: LodgingContext,
  scope: Scope,
  { ids, decision, at, note: said }: Decisions,
): Promise<Outcome<Outcomes>> {
  const asked = [...new Set(ids.map((id) => id.toLowerCase()))];
  return await changeEach(context, scope, asked, 'lodging.confirm', async (tx, row) => {
    const state = decision === 'confirm' ? 'CONFIRMED' : 'MISSING';
    return row.state === state ? done(false) : await decide(context, scope, tx, row, state, at, said);
  });
}

/** Notes a visit; repeatable by its id. Somebody who was not met there is missing. */
export async function recordVisit(
  context: LodgingContext,
  scope: Scope,
  stayId: string,
  input: Visit,
): Promise<Outcome<{ id: string }>> {
  const { platform, tracing } = context;
  const now = platform.clock.now();
  const id = input.id.toLowerCase();
  const request = { id, kind: 'lodging.visit', content: [stayId.toLowerCase(), { ...input, id }], at: now };
  const moved: number[] = [];
  const outcome = await platform.db.transaction().execute(
    async (tx) =>
      await once(tx, request, async (): Promise<Outcome<{ id: string }>> => {
        const opened = await openStay(context, scope, tx, stayId, 'lodging.confirm');
        if (!opened.ok) {
          return opened;
        }
        const row = opened.value;
        const at = readEnd(input.at, row.arrived_at, now);
        if (!at.ok || row.visit !== 'DUE') {
          return at.ok ? refuse('no-visit') : at;
        }
        if (input.result === 'NOT_THERE' && row.state !== 'MISSING') {
          const gone = await decide(context, scope, tx, row, 'MISSING', input.at, input.note);
          if (!gone.ok) {
            return gone;
          }
          moved.push(row.person_no);
        }
        await updateStay(scope, tx, row, {
          visit: 'DONE',
          visit_at: at.value,
          visit_result: input.result,
          ...noteOf(context, input.note),
        });
        const { dataset, area_no: areaNo } = row;
        await addFigures(tx, [{ metric: 'lodging.visits', dataset, areaNo, at: at.value.getTime(), by: 1 }]);
        await note(scope, tx, row, 'visit', now);
        return done({ id }, 201);
      }),
  );
  await queueRetraceOfPeople(tracing, scope, moved);
  return outcome;
}

async function decide(
  context: LodgingContext,
  scope: Scope,
  tx: Tx,
  row: StayRow,
  state: 'CONFIRMED' | 'MISSING',
  atText: string,
  said: string | undefined,
): Promise<Outcome<boolean>> {
  const { clock } = context.platform;
  const at = readEnd(atText, row.arrived_at, clock.now());
  if (!at.ok) {
    return at;
  }
  if (state === 'MISSING' && row.departed_at !== null) {
    return refuse('left-before');
  }
  await updateStay(scope, tx, row, {
    state,
    decided_at: at.value,
    decided_by: scope.actor.name,
    ...noteOf(context, said),
  });
  await saveResidenceEnd(scope, tx, row, state === 'MISSING' ? at.value : row.departed_at);
  await note(scope, tx, row, state === 'MISSING' ? 'missing' : 'confirm', clock.now());
  return done(true);
}

function noteOf({ platform }: LodgingContext, said: string | undefined): Partial<StayRow> {
  return said === undefined ? {} : { note: platform.secrets.encrypt(said) };
}

/** Changes stays one by one, so that one that was changed meanwhile holds up none; `change` says whether it moved. */
async function changeEach(
  context: LodgingContext,
  scope: Scope,
  ids: readonly string[],
  right: 'lodging.record' | 'lodging.confirm',
  change: (tx: Tx, row: StayRow) => Promise<Outcome<boolean>>,
): Promise<Outcome<Outcomes>> {
  const outcomes: RowOutcome[] = [];
  const moved: number[] = [];
  for (const id of ids) {
    const outcome = await context.platform.db.transaction().execute(async (tx): Promise<Outcome<boolean>> => {
      const opened = await openStay(context, scope, tx, id, right);
      if (!opened.ok) {
        return opened;
      }
      const changed = await change(tx, opened.value);
      if (changed.ok && changed.value) {
        moved.push(opened.value.person_no);
      }
      return changed;
    });
    outcomes.push(rowOf(id, outcome));
  }
  await queueRetraceOfPeople(context.tracing, scope, moved);
  return done({ outcomes });
}

/** Audit and event of one changed stay. */
async function note(
  scope: Scope,
  tx: Tx,
  row: StayRow,
  what: 'depart' | 'confirm' | 'missing' | 'visit',
  at: number,
): Promise<void> {
  await audit(tx, scope, at, [
    { action: `lodging.${what}`, subjectKind: 'lodging', subjectId: row.id, areaNo: row.area_no },
  ]);
  await appendEvent(tx, {
    topic: what === 'depart' ? 'lodging.departed' : 'lodging.decided',
    dataset: scope.dataset,
    payload: { areaNos: [row.area_no], count: 1 },
    at,
  });
}
