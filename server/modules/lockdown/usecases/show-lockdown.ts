import type { Static } from 'typebox';
import type { Lockdown } from '../../../../contract/lockdowns.ts';
import { dataClassIn, mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { LockdownContext } from '../context.ts';
import { isOverdue } from '../rules/life-cycles.ts';
import { shapeWarnings } from '../rules/shapes.ts';
import { gatesOf, guardsOf } from '../store/gates.ts';
import { findLockdown, type LockdownRow, type SignedDecision } from '../store/lockdowns.ts';
import { changesOf, linesOf, type NeedRow, needsOf, roundsOf } from '../store/work.ts';
import { reachLockdown } from './reach.ts';
import { readChecklist } from './read-checklist.ts';
import { supplySums } from '../rules/supply-rounds.ts';
import { readTestRounds, roundSums } from './read-rounds.ts';
import { readSupplies } from './read-supplies.ts';
import { presentSummaries } from './show-lockdowns.ts';
import { warningTexts } from './warning-texts.ts';

export type ShownLockdown = Static<typeof Lockdown>;

const CHANGES = 200;

/** One cordon as its officer works with it. The look is audited. */
export async function showLockdown(
  context: LockdownContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownLockdown>> {
  const { db, clock } = context.platform;
  const reached = await reachLockdown(context, scope, db, 'lockdown.read', id);
  if (!reached.ok) {
    return reached;
  }
  const row = reached.value;
  const entry = { action: 'lockdown.read', subjectKind: 'lockdown', subjectId: row.id };
  await audit(db, scope, clock.now(), [{ ...entry, areaNo: row.area_no }]);
  return done(await present(context, scope, row));
}

/** A cordon after something was done to it. */
export async function showAfter(
  context: LockdownContext,
  scope: Scope,
  id: string,
): Promise<Outcome<ShownLockdown>> {
  const row = await findLockdown(scope, context.platform.db, id.toLowerCase());
  return done(await present(context, scope, row!));
}

/** A cordon with everything of it. */
export async function present(
  context: LockdownContext,
  scope: Scope,
  row: LockdownRow,
): Promise<ShownLockdown> {
  const { areas, places, platform } = context;
  const { db } = platform;
  const now = platform.clock.now();
  const path = areas.pathOf(row.area_no);
  const [[summary], place, gates, guards, rounds, needs, lines, changes] = await Promise.all([
    presentSummaries(context, scope, db, [row]),
    row.place_no === null ? null : places.byNos(scope, db, [row.place_no]),
    gatesOf(scope, db, [row.id]),
    guardsOf(scope, db, [row.id], now - DAY_MS),
    roundsOf(scope, db, [row.id]),
    needsOf(scope, db, [row.id]),
    linesOf(scope, db, row.id),
    changesOf(scope, db, row.id, CHANGES),
  ]);
  // Newest first, so the one below says what was before.
  const terms = changes.filter(({ kind, until_at: until }) => kind === 'extension' && until !== null);
  const tests = new Map(
    (await readTestRounds(context, scope, db, row, { rounds })).map(({ round, people }) => [
      round.id,
      roundSums(people),
    ]),
  );
  const supplies = new Map(
    ((await readSupplies(context, scope, db, [row], { rounds })).get(row.id) ?? []).map((one) => [
      one.round.id,
      supplySums(one),
    ]),
  );
  // What was decided stays as it stood: days go on, and later samples change nothing of it.
  const checklist = row.lift?.checklist ?? (await readChecklist(context, scope, db, row));
  const open = ['personal', 'sensitive'].includes(dataClassIn(scope, path));
  const decrypt = (value: Buffer | null) =>
    value === null || !open ? null : platform.secrets.decrypt(value);
  const people = await context.people.resolvedByNo(
    scope,
    db,
    needs.flatMap((need) => need.person_no ?? []),
  );
  const noTest = { due: null, sampled: null, negative: null, positive: null, missing: null };
  return {
    ...summary!,
    placeId: row.place_no === null ? null : (place?.get(row.place_no)?.placeId ?? null),
    outline: row.outline as [number, number][][][] | null,
    km2: row.km2,
    addressWords: row.address_words,
    warnings: [
      ...(row.outline === null || row.km2 === null ? [] : warningTexts(outlineWarnings(context, row))),
      ...(row.set_up?.warnings ?? []),
      ...changes.flatMap((one) => one.decision?.warnings ?? []),
      ...(row.lift?.warnings ?? []),
    ],
    reason: row.reason,
    legalBasis: row.set_up?.legalBasis ?? null,
    officeId: row.set_up?.officeId ?? null,
    focusId: row.focus_id,
    setUp: signed(row.set_up),
    lifted: signed(row.lift),
    liftReason: row.lift?.reason ?? null,
    extensions: terms.map((one, i) => ({
      id: one.id,
      shorter: one.until_at!.getTime() < (terms[i + 1]?.until_at?.getTime() ?? row.set_up?.until ?? 0),
      number: one.decision?.number ?? null,
      until: one.until_at!.toISOString(),
      reason: one.detail ?? '',
      at: one.at.toISOString(),
      by: one.by_name,
    })),
    gates: gates.map((gate) => ({
      id: gate.id,
      name: gate.name,
      where: gate.place,
      closedAt: gate.closed_at?.toISOString() ?? null,
      guards: guards
        .filter((guard) => guard.gate_id === gate.id)
        .map((guard) => ({
          id: guard.id,
          gateId: gate.id,
          who: guard.who,
          phone: decrypt(guard.phone),
          from: guard.from_at.toISOString(),
          to: guard.to_at.toISOString(),
          now: guard.from_at.getTime() <= now && guard.to_at.getTime() > now,
        })),
    })),
    rounds: rounds.map((round) => ({
      id: round.id,
      kind: round.kind,
      no: round.no,
      plannedAt: round.planned_at.toISOString(),
      doneAt: round.done_at?.toISOString() ?? null,
      what: round.what,
      households: round.households,
      supply: supplies.get(round.id) ?? null,
      ...(tests.get(round.id) ?? noTest),
    })),
    needs: needs.map((need) => ({
      ...presentNeed(need, decrypt, now),
      personId: open && need.person_no !== null ? (people.get(need.person_no)?.personId ?? null) : null,
    })),
    lines: lines.map((line) => ({
      kind: line.kind,
      name: line.name,
      state: line.state,
      contact: decrypt(line.contact),
      reachedAt: line.reached_at?.toISOString() ?? null,
      note: line.note,
      by: line.noted_by,
      notedAt: line.noted_at.toISOString(),
    })),
    liftChecklist: {
      ...checklist,
      items: [...checklist.items],
      ready: checklist.items.every(({ answer }) => answer === 'met'),
    },
    timeline: changes.map((one) => ({
      at: one.at.toISOString(),
      by: one.by_name,
      kind: one.kind,
      detail: one.detail,
    })),
    may: {
      manage: mayIn(scope, 'lockdown.manage', path),
      decide: mayIn(scope, 'lockdown.decide', path),
    },
  };
}

function outlineWarnings({ areas }: LockdownContext, row: LockdownRow) {
  const commune = areas.upTo(row.area_no, 'commune');
  const { lat, lon } = commune ?? { lat: null, lon: null };
  // Whether it lies inside an official outline was answered when it was drawn; here only what is plain from the shape.
  return shapeWarnings(
    { polygons: row.outline!, km2: row.km2! },
    { outline: null, centre: lat === null || lon === null ? null : [lon, lat] },
  ).filter((code) => code !== 'no-official-outline');
}

function signed(decision: SignedDecision | null): ShownLockdown['setUp'] {
  return decision === null
    ? null
    : {
        number: decision.number,
        at: new Date(decision.at).toISOString(),
        officeName: decision.officeName,
        signer: decision.signer?.name ?? null,
      };
}

/** A need as it is shown; `decrypt` answers null where the viewer sees people masked. */
export function presentNeed(need: NeedRow, decrypt: (value: Buffer | null) => string | null, now: number) {
  return {
    id: need.id,
    kind: need.kind,
    state: need.state,
    who: decrypt(need.who),
    phone: decrypt(need.phone),
    detail: decrypt(need.detail),
    deadline: need.deadline.toISOString(),
    overdue: isOverdue({ state: need.state, deadline: need.deadline.getTime() }, now),
    assignedTo: need.assigned_to,
    assignedPhone: decrypt(need.assigned_phone),
    doneAt: need.done_at?.toISOString() ?? null,
    outcome: decrypt(need.outcome),
    reportedAt: need.reported_at.toISOString(),
  };
}
