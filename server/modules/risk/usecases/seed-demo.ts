import { createHash } from 'node:crypto';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import type { RiskContext } from '../context.ts';
import { ruleOf } from '../rules/in-force.ts';
import { saveAssessments } from '../store/assessments.ts';
import { type InputRow, insertInputs } from '../store/inputs.ts';
import { insertProposal } from '../store/proposals.ts';
import { insertRule, listRules, type RuleRow } from '../store/rules.ts';
import { assessRows } from './compute-levels.ts';
import { draftOf } from './change-rules.ts';
import { assessedAreas, gatherInputs } from './gather-inputs.ts';
import { newProposal } from './propose-levels.ts';
import { decideLevels } from './publish-proposal.ts';
import { readShipped, shippedId } from './shipped-rules.ts';

const SIMULATED = 'DỮ LIỆU MÔ PHỎNG';
const REASON = `${SIMULATED}, không có giá trị pháp lý`;
const SIGNER = 'Chủ tịch UBND tỉnh (mô phỏng)';
/** Cases a week in a simulated commune of mean size from which classes 2, 3 and 4 begin. */
const CASES_FROM = { incidence_2: 0.8, incidence_3: 1.8, incidence_4: 3.8 } as const;
/** Days before the end of the history at which the simulated committee decided. */
const DECIDED_BEFORE = [9, 5, 1] as const;

/**
 * Gives the simulated province a rule in use, inputs that no module counts, and decisions of the last days, so that
 * its map has official levels. Everything says that it is simulated. The simulated people are the population, since
 * the cases are theirs. Does nothing where the dataset has a copy of a rule already.
 * @param peopleOf simulated people by area number.
 */
export async function seedDemoLevels(
  context: RiskContext,
  scope: Scope,
  given: { readonly now: number; readonly peopleOf: ReadonlyMap<number, number> },
): Promise<void> {
  const { db } = context.platform;
  const { now, peopleOf } = given;
  if ((await listRules(scope, db)).some((row) => row.dataset === scope.dataset)) {
    return;
  }
  const rule = await activeCopy(scope, now, peopleOf);
  const entered = simulatedInputs(context, scope, now, peopleOf);
  await db.transaction().execute(async (tx) => {
    await insertRule(scope, tx, rule);
    await insertInputs(scope, tx, entered);
    await audit(tx, scope, now, [
      { action: 'risk.demo', subjectKind: 'risk-rule', subjectId: rule.id, detail: { code: rule.code } },
    ]);
  });
  for (const [index, days] of DECIDED_BEFORE.entries()) {
    await decideAsOf(context, scope, { rule, at: now - days * DAY_MS, now, sequence: index + 1 });
  }
  const gathered = await gatherInputs(context, scope, now);
  const rows = assessRows(scope, rule, ruleOf(rule, gathered.day), gathered, now);
  await db.transaction().execute(async (tx: Tx) => await saveAssessments(scope, tx, rows));
}

/**
 * A copy of 4800 with own cut-offs: the simulated communes have some hundred people, in which one case is over 150 per
 * 100,000, and a map of reds would teach nothing.
 */
async function activeCopy(
  scope: Scope,
  now: number,
  peopleOf: ReadonlyMap<number, number>,
): Promise<RuleRow> {
  const document = (await readShipped()).find(({ code }) => code === '4800')!;
  const base = { id: shippedId(document), code: document.code, document };
  const from = now - 30 * DAY_MS;
  const mean = Math.max(1, sum(peopleOf) / Math.max(1, peopleOf.size));
  const overrides = Object.entries(CASES_FROM).map(([figure, cases]) => ({
    figure,
    value: Math.round((cases * 100_000) / mean),
    from: localDate(from),
    author: scope.actor.name,
    reason: `${SIMULATED}: xã mô phỏng chỉ có vài trăm người`,
  }));
  return {
    ...draftOf(scope, {
      id: namedUuid7(from, 'risk-demo/rule'),
      base,
      overrides,
      reason: REASON,
      now: from,
    }),
    status: 'ACTIVE',
    active_from: localDate(from),
    activated_at: new Date(from),
    activated_by: scope.actor.name,
  };
}

/** Coverage between 55 and 94 % by commune, capacity assured nearly everywhere: the same on every load. */
function simulatedInputs(
  context: RiskContext,
  scope: Scope,
  now: number,
  peopleOf: ReadonlyMap<number, number>,
): InputRow[] {
  const at = new Date(now - 30 * DAY_MS);
  return assessedAreas(context, localDate(now)).flatMap((area) => {
    const [first = 0, elderly = 0, beds = 0] = createHash('sha256').update(`risk/${area.code}`).digest();
    const people = area.kind === 'commune' ? (peopleOf.get(area.no) ?? 0) : sum(peopleOf);
    const values: readonly (readonly [string, number])[] = [
      ...(people > 0 ? [['population', people] as const] : []),
      ['adults_first_dose_pct', 55 + (first % 40)],
      ['elderly_full_pct', 70 + (elderly % 26)],
      ['treatment_capacity', beds % 16 === 0 ? 0 : 1],
    ];
    return values.map(([input, value]) => ({
      id: namedUuid7(at.getTime(), `risk-demo/${area.code}/${input}`),
      area_no: area.no,
      input,
      value,
      at,
      source: SIMULATED,
      entered_by: scope.actor.name,
      entered_at: at,
    }));
  });
}

/** What the committee would have decided on a day: the rule on the counts of then; where it gives a range, the worse. */
async function decideAsOf(
  context: RiskContext,
  scope: Scope,
  given: { readonly rule: RuleRow; readonly at: number; readonly now: number; readonly sequence: number },
): Promise<void> {
  const { rule, at, now, sequence } = given;
  const gathered = await gatherInputs(context, scope, at);
  const rows = assessRows(scope, rule, ruleOf(rule, gathered.day), gathered, at);
  const items = rows
    .filter((_, index) => gathered.areas[index]!.kind === 'commune')
    .map(({ area_no, highest }) => ({ area_no, level: highest }));
  const id = namedUuid7(at, `risk-demo/decision/${sequence}`);
  const number = `0${sequence}/QĐ-UBND (mô phỏng)`;
  const stamp = { at: new Date(at), by: SIGNER };
  await context.platform.db.transaction().execute(async (tx) => {
    const row = {
      ...newProposal(scope, id, REASON, at),
      status: 'PUBLISHED' as const,
      reviewed_at: stamp.at,
      reviewed_by: scope.actor.name,
      approved_at: stamp.at,
      approved_by: stamp.by,
      published_at: stamp.at,
      decision_number: number,
      effective_from: stamp.at,
      signer: SIGNER,
      version: 4,
    };
    await insertProposal(scope, tx, row, items);
    const decision = { number, signer: SIGNER, legalBasis: rule.document.legalBasis.vi, reason: REASON };
    await decideLevels(scope, tx, { proposalId: id, items, from: stamp.at, decision, recordedAt: at, now });
    await saveAssessments(scope, tx, rows);
  });
}

function sum(numbers: ReadonlyMap<number, number>): number {
  return [...numbers.values()].reduce((total, one) => total + one, 0);
}
