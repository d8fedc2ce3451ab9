import type { Body } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import { type FigureOverride, readRule, withOverrides } from '../../../../lib/epidemiology/risk/index.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { RiskContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { findRule, insertRule, type RuleRow, SHIPPED, updateRule } from '../store/rules.ts';
import { needsProvince } from './needs-province.ts';
import { presentRule, type ShownRule } from './show-rules.ts';

type Copy = Body<(typeof riskApi)['POST /risk/rules']>;
type Period = Body<(typeof riskApi)['POST /risk/rules/{id}/activation']>;

/** After every beginning that can be written: all figures of a copy together must make a rule. */
const END_OF_TIME = '9999-12-31';

/** Makes an editable copy of a version with own figures, each with its reason; nothing is in use by it. */
export async function copyRule(context: RiskContext, scope: Scope, input: Copy): Promise<Outcome<ShownRule>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const refused = needsProvince(context, scope, 'risk.review');
  const base = await findRule(scope, db, input.basedOn.toLowerCase());
  if (refused !== null || base === undefined) {
    return refused ?? refuseGeneral('not-found');
  }
  const unknown = input.figures.find(({ code }) => !Object.hasOwn(base.document.figures, code));
  if (unknown !== undefined) {
    return refuse('unknown-figure', { params: { figure: unknown.code } });
  }
  if (input.figures.some(({ from }) => !isDay(from))) {
    return refuse('bad-period', { fields: { from: 'no such date' } });
  }
  const own = input.figures.map(({ code, value, from, reason }): FigureOverride => ({
    figure: code,
    value,
    from,
    reason,
    author: scope.actor.name,
  }));
  const overrides = [...base.overrides, ...own];
  const read = readRule(withOverrides(base.document, overrides, END_OF_TIME));
  if (!read.ok) {
    return refuse('bad-rule', { params: { problem: read.problems[0]! } });
  }
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const row = draftOf(scope, { id, base, overrides, reason: input.reason, now });
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'risk.rule', content: { ...input, id }, at: now }, async () => {
        await insertRule(scope, tx, row);
        await audit(tx, scope, now, [
          {
            action: 'risk.rule.copy',
            subjectKind: 'risk-rule',
            subjectId: id,
            detail: { code: row.code, figures: own.length },
          },
        ]);
        return done(await presentRule(context, scope, row), 201);
      }),
  );
}

/** A copy that is not in use yet. */
export function draftOf(
  scope: Scope,
  given: {
    readonly id: string;
    readonly base: Pick<RuleRow, 'id' | 'code' | 'document'>;
    readonly overrides: FigureOverride[];
    readonly reason: string;
    readonly now: number;
  },
): RuleRow {
  const { id, base, overrides, reason, now } = given;
  return {
    id,
    dataset: scope.dataset,
    code: base.code,
    based_on: base.id,
    document: base.document,
    overrides,
    status: 'DRAFT',
    author: scope.actor.name,
    reason,
    created_at: new Date(now),
    active_from: null,
    active_to: null,
    activated_at: null,
    activated_by: null,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
  };
}

/** Puts a copy into use from a day on. */
export async function activateRule(
  context: RiskContext,
  scope: Scope,
  id: string,
  { from, to, reason }: Period,
): Promise<Outcome<ShownRule>> {
  if (!isDay(from) || (to !== undefined && (!isDay(to) || to <= from))) {
    return refuse('bad-period', { fields: { from: 'no such period' } });
  }
  return await changeRule(context, scope, id, { action: 'risk.rule.activate', reason }, (row, by, at) => ({
    ...row,
    status: 'ACTIVE',
    active_from: from,
    active_to: to ?? null,
    activated_at: at,
    activated_by: by,
    withdrawn_at: null,
    withdrawn_by: null,
    withdrawn_reason: null,
  }));
}

/** Takes a version out of use: the one before is in force again. */
export async function withdrawRule(
  context: RiskContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownRule>> {
  return await changeRule(context, scope, id, { action: 'risk.rule.withdraw', reason }, (row, by, at) =>
    row.status === 'ACTIVE'
      ? { ...row, status: 'WITHDRAWN', withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason }
      : null,
  );
}

async function changeRule(
  context: RiskContext,
  scope: Scope,
  id: string,
  { action, reason }: { readonly action: string; readonly reason: string },
  change: (row: RuleRow, by: string, at: Date) => RuleRow | null,
): Promise<Outcome<ShownRule>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const refused = needsProvince(context, scope, 'risk.approve');
  if (refused !== null) {
    return refused;
  }
  const outcome = await db.transaction().execute(async (tx): Promise<Outcome<RuleRow>> => {
    const row = await findRule(scope, tx, id.toLowerCase());
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    if (row.dataset === SHIPPED) {
      return refuse('shipped-rule');
    }
    const changed = change(row, scope.actor.name, new Date(now));
    if (changed === null) {
      return refuse('not-active');
    }
    await updateRule(scope, tx, changed);
    const detail = { code: row.code, from: changed.active_from, to: changed.active_to, reason };
    await audit(tx, scope, now, [{ action, subjectKind: 'risk-rule', subjectId: row.id, detail }]);
    return done(changed);
  });
  return outcome.ok ? done(await presentRule(context, scope, outcome.value)) : outcome;
}

function isDay(text: string): boolean {
  return !Number.isNaN(Date.parse(text)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}
