import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { Right } from '../../../../contract/rights.ts';
import type { worklistApi } from '../../../../contract/worklist.ts';
import { findOfficers, type Officer } from '../../../platform/access/officers.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { WorkContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { workRights } from '../rules/escalation.ts';
import { endLeave, findLeave, insertLeave, type LeaveRow, leavesIn, listLeaves } from '../store/leaves.ts';
import { standingInFor, workByOfficer } from '../store/work.ts';
import { dueWork, worksNear } from './list-work.ts';

type Api = typeof worklistApi;
type LeaveInput = Body<Api['POST /leaves']>;
export type ShownLeave = Static<Api['GET /leaves']['reply'][200]>['items'][number];

/** Who of the viewer's areas is away or will be. */
export async function showLeaves(context: WorkContext, scope: Scope): Promise<{ items: ShownLeave[] }> {
  const { db, clock } = context.platform;
  const rows = await listLeaves(scope, db, localDate(clock.now()));
  const officers = await findOfficers(scope, db, [...new Set(rows.map((row) => row.officer_id))]);
  const near = new Map(officers.filter((one) => worksNear(context, scope, one)).map((one) => [one.id, one]));
  const own = rows.filter((row) => near.has(row.officer_id));
  return { items: await present(context, scope, own, near) };
}

/**
 * Enters that an officer is away, repeatable by its id. The work stays the officer's: the stand-in does it meanwhile, and
 * afterwards it is the officer's again. A leave without a stand-in is taken, and says how much work waits.
 */
export async function enterLeave(
  context: WorkContext,
  scope: Scope,
  input: LeaveInput,
): Promise<Outcome<ShownLeave>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const parties = await findParties(context, scope, input);
  if (!parties.ok) {
    return parties;
  }
  const { officer, deputy } = parties.value;
  const { from, to } = input;
  if (!isDay(from) || !isDay(to) || to < from || to < localDate(now)) {
    return refuse('leave-dates', { fields: { to: 'impossible' } });
  }
  const id = input.id.toLowerCase();
  const row: LeaveRow = {
    id,
    dataset: scope.dataset,
    officer_id: officer.id,
    officer_name: officer.name,
    from_on: from,
    to_on: to,
    deputy_id: deputy?.id ?? null,
    deputy_name: deputy?.name ?? null,
    reason: input.reason,
    by_name: scope.actor.name,
    at: new Date(now),
    ended_at: null,
  };
  const made = await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'leave', content: { ...input, id }, at: now }, async () => {
        const both = [officer.id, ...(deputy === undefined ? [] : [deputy.id])];
        const others = await leavesIn(scope, tx, both, from, to);
        if (others.some((one) => one.officer_id === officer.id)) {
          return refuse('leave-overlaps', { fields: { from: 'overlaps' } });
        }
        if (deputy?.id === officer.id || others.length > 0) {
          return refuse('deputy-away', { fields: { deputyId: 'away' } });
        }
        await insertLeave(scope, tx, row);
        const detail = { officer: officer.id, deputy: deputy?.id ?? null };
        await audit(tx, scope, now, [{ action: 'work.leave', subjectKind: 'leave', subjectId: id, detail }]);
        return done({ id }, 201);
      }),
  );
  if (!made.ok) {
    return made;
  }
  const [shown] = await present(context, scope, [row], new Map([[officer.id, officer]]));
  return done(shown!, made.status ?? 200);
}

type Parties = { readonly officer: Officer; readonly deputy: Officer | undefined };

/** The officer and the stand-in, who has to hold all the officer's rights to work in all the officer's units. */
async function findParties(context: WorkContext, scope: Scope, input: LeaveInput): Promise<Outcome<Parties>> {
  const { areas, platform } = context;
  const officerId = (input.officerId ?? scope.actor.id ?? '').toLowerCase();
  const deputyId = input.deputyId?.toLowerCase();
  const ids = [officerId, deputyId].filter((id) => id !== undefined);
  const found = await findOfficers(scope, platform.db, ids);
  const officer = found.find((one) => one.id === officerId);
  const deputy = found.find((one) => one.id === deputyId);
  if (officer === undefined || !worksNear(context, scope, officer)) {
    return refuse('unknown-officer', { fields: { officerId: 'unknown' } });
  }
  if (officerId !== scope.actor.id && !isAbove(context, scope, officer)) {
    return refuse('leave-outside');
  }
  if (deputyId !== undefined && deputy === undefined) {
    return refuse('unknown-officer', { fields: { deputyId: 'unknown' } });
  }
  const lacks =
    deputy === undefined ? [] : workRights.filter((right) => !covers(areas, deputy, officer, right));
  return lacks.length > 0
    ? refuse('deputy-short', { fields: { deputyId: `lacks ${lacks.join(' ')}` } })
    : done({ officer, deputy });
}

/** Whether the stand-in holds a right in every unit in which the officer does. */
function covers(areas: WorkContext['areas'], deputy: Officer, officer: Officer, right: Right): boolean {
  const held = deputy.pathsOf(right, areas);
  return officer.pathsOf(right, areas).every((unit) => held.some((path) => unit.startsWith(path)));
}

/** The officer is back. */
export async function finishLeave(
  context: WorkContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownLeave>> {
  const { db, clock } = context.platform;
  const row = await findLeave(scope, db, id.toLowerCase());
  const [officer] = row === undefined ? [] : await findOfficers(scope, db, [row.officer_id]);
  if (row === undefined || officer === undefined || !worksNear(context, scope, officer)) {
    return refuseGeneral('not-found');
  }
  if (row.officer_id !== scope.actor.id && !isAbove(context, scope, officer)) {
    return refuse('leave-outside');
  }
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    await endLeave(scope, tx, row.id, new Date(now));
    await audit(tx, scope, now, [{ action: 'work.back', subjectKind: 'leave', subjectId: row.id }]);
  });
  const ended = { ...row, ended_at: row.ended_at ?? new Date(now) };
  const [shown] = await present(context, scope, [ended], new Map([[officer.id, officer]]));
  return done(shown!);
}

/** For whom the actor does a piece of work today. */
export async function standsInFor(
  { platform }: Pick<WorkContext, 'platform'>,
  scope: Scope,
  db: Db | Tx,
  piece: { readonly kind: string; readonly id: string },
): Promise<string | null> {
  return scope.actor.id === null
    ? null
    : await standingInFor(scope, db, piece, localDate(platform.clock.now()));
}

/** Somebody of a unit above all those that the officer works in. */
function isAbove({ areas }: WorkContext, scope: Scope, officer: Officer): boolean {
  const own = pathsOf(scope, 'handover.act');
  const units = officer.pathsOf('followup.record', areas);
  return (
    units.length > 0 && units.every((unit) => own.some((path) => unit !== path && unit.startsWith(path)))
  );
}

async function present(
  context: WorkContext,
  scope: Scope,
  rows: readonly LeaveRow[],
  officers: ReadonlyMap<string, Officer>,
): Promise<ShownLeave[]> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const today = localDate(now);
  const times = { today, now: new Date(now) };
  const counts = await workByOfficer(scope, db, dueWork(scope, now), times);
  return rows.map((row) => {
    const officer = officers.get(row.officer_id);
    const over = row.ended_at !== null || row.to_on < today;
    const above = officer !== undefined && isAbove(context, scope, officer);
    return {
      id: row.id,
      officerId: row.officer_id,
      officerName: row.officer_name,
      from: row.from_on,
      to: row.to_on,
      deputyId: row.deputy_id,
      deputyName: row.deputy_name,
      reason: row.reason,
      by: row.by_name,
      state: over ? 'over' : row.from_on > today ? 'coming' : 'now',
      dueItems: counts.get(row.officer_id)?.due ?? 0,
      mayEnd: !over && (row.officer_id === scope.actor.id || above),
    };
  });
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
