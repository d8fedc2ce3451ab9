import {
  type Assessment,
  describeDeciding,
  evaluateAreas,
  ruleName,
  type RiskRule,
} from '../../../../lib/epidemiology/risk/index.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { ruleInForce, ruleOf } from '../rules/in-force.ts';
import { type AssessmentDetail, type AssessmentRow, saveAssessments } from '../store/assessments.ts';
import { datasetsWithRules, listRules, type RuleRow } from '../store/rules.ts';
import { type Gathered, gatherInputs } from './gather-inputs.ts';

export type Computed = { readonly day: string; readonly rule: RiskRule; readonly areas: number };

/** Computes the proposals of today by the version in use and keeps them. Nothing official changes. */
export async function computeLevels(context: RiskContext, scope: Scope): Promise<Outcome<Computed>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const row = ruleInForce(await listRules(scope, db), localDate(now));
  if (row === undefined) {
    return refuse('no-rule');
  }
  const gathered = await gatherInputs(context, scope, now);
  const rule = ruleOf(row, gathered.day);
  const rows = assessRows(scope, row, rule, gathered, now);
  await db.transaction().execute(async (tx) => {
    await saveAssessments(scope, tx, rows);
    await appendEvent(tx, {
      topic: 'risk.computed',
      dataset: scope.dataset,
      payload: { day: gathered.day, areaNos: rows.map((one) => one.area_no) },
      at: now,
    });
  });
  return done({ day: gathered.day, rule, areas: rows.length });
}

/** The daily job: every dataset in which a version is in use. */
export async function computeEverywhere(context: RiskContext): Promise<{ datasets: number; areas: number }> {
  const name = 'risk.compute';
  let datasets = 0;
  let areas = 0;
  for (const dataset of await datasetsWithRules(systemScope(name, ''), context.platform.db)) {
    const computed = await computeLevels(context, systemScope(name, dataset));
    datasets += computed.ok ? 1 : 0;
    areas += computed.ok ? computed.value.areas : 0;
  }
  return { datasets, areas };
}

/** Assessments of gathered inputs as rows to keep or to show. */
export function assessRows(
  scope: Scope,
  row: Pick<RuleRow, 'id'>,
  rule: RiskRule,
  { day, asOf, areas, inputs, known }: Gathered,
  now: number,
): AssessmentRow[] {
  const found = evaluateAreas(inputs, rule);
  return areas.map((area, at) => {
    const one = found[at]!;
    return {
      area_no: area.no,
      dataset: scope.dataset,
      day,
      rule_id: row.id,
      outcome: one.outcome,
      level: one.level,
      lowest: one.lowest,
      highest: one.highest,
      detail: detailOf(rule, one),
      inputs: known.get(area.no)!.filter(({ code }) => Object.hasOwn(rule.inputs, code)),
      as_of: asOf === null ? null : new Date(asOf),
      computed_at: new Date(now),
    };
  });
}

function detailOf(rule: RiskRule, one: Assessment): AssessmentDetail {
  const { missing, unverified, overridden } = one;
  const en = describeDeciding(one, 'en');
  return {
    rule: { vi: ruleName(rule, 'vi'), en: ruleName(rule, 'en') },
    deciding: describeDeciding(one, 'vi').map((vi, at) => ({ vi, en: en[at]! })),
    missing,
    unverified,
    overridden,
  };
}
