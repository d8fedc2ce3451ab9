import type { Reply } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import { figureNames } from '../../../../lib/epidemiology/risk/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { localDate } from '../../../platform/clock/clock.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { ruleInForce, ruleOf } from '../rules/in-force.ts';
import { findRule, listRules, type RuleRow } from '../store/rules.ts';

export type ShownRule = Reply<(typeof riskApi)['GET /risk/rules/{id}']>;
type RuleList = Reply<(typeof riskApi)['GET /risk/rules']>;

/** Rule versions of the dataset and the shipped ones. */
export async function showRules({ platform }: RiskContext, scope: Scope): Promise<Outcome<RuleList>> {
  const today = localDate(platform.clock.now());
  const rows = await listRules(scope, platform.db);
  const active = ruleInForce(rows, today);
  return done({ items: rows.map((row) => summaryOf(row, today, active)) });
}

/** One version with its figures. */
export async function showRule(context: RiskContext, scope: Scope, id: string): Promise<Outcome<ShownRule>> {
  const row = await findRule(scope, context.platform.db, id.toLowerCase());
  return row === undefined ? refuseGeneral('not-found') : done(await presentRule(context, scope, row));
}

/** A version as the contract has it. */
export async function presentRule({ platform }: RiskContext, scope: Scope, row: RuleRow): Promise<ShownRule> {
  const today = localDate(platform.clock.now());
  const rule = ruleOf(row, day(row, today));
  const names = figureNames(rule);
  const active = ruleInForce(await listRules(scope, platform.db), today);
  return {
    ...summaryOf(row, today, active),
    // In the order of use: the store does not keep the document's own.
    figures: [...names].map(([code, name]) => {
      const { value, certainty, source, override } = rule.figures[code]!;
      return {
        code,
        name,
        value,
        certainty,
        source,
        shipped: row.document.figures[code]?.value ?? null,
        changed:
          override === undefined
            ? null
            : { author: override.author, reason: override.reason, from: override.from },
      };
    }),
    inputs: Object.entries(rule.inputs).map(([code, { kind, vi, en }]) => ({ code, kind, vi, en })),
  };
}

/** A draft shows its own figures whenever they begin; a version in use those of today. */
function day(row: RuleRow, today: string): string {
  const latest = row.overrides
    .map(({ from }) => from)
    .toSorted()
    .at(-1);
  return row.status === 'DRAFT' && latest !== undefined && latest > today ? latest : today;
}

function summaryOf(row: RuleRow, today: string, active: RuleRow | undefined): RuleList['items'][number] {
  const rule = ruleOf(row, day(row, today));
  return {
    id: row.id,
    code: row.code,
    status: row.status,
    title: rule.title,
    legalBasis: rule.legalBasis,
    note: rule.note ?? null,
    lawFrom: rule.from,
    lawTo: rule.to,
    basedOn: row.based_on,
    reason: row.reason,
    author: row.author,
    createdAt: row.created_at.toISOString(),
    activeFrom: row.active_from,
    activeTo: row.active_to,
    activatedBy: row.activated_by,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : {
            at: row.withdrawn_at.toISOString(),
            by: row.withdrawn_by ?? '',
            reason: row.withdrawn_reason ?? '',
          },
    inForce: row.id === active?.id,
    unverified: Object.values(rule.figures).filter(
      ({ certainty, override }) => certainty === 'unverified' && override === undefined,
    ).length,
  };
}
