import type { Reply } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { ruleInForce, ruleOf } from '../rules/in-force.ts';
import { levelsAt } from '../store/levels.ts';
import { findRule, listRules } from '../store/rules.ts';
import { assessRows } from './compute-levels.ts';
import { gatherInputs } from './gather-inputs.ts';
import { needsProvince } from './needs-province.ts';

export type DryRun = Reply<(typeof riskApi)['POST /risk/rules/{id}/dry-run']>;

/** What a version would say of the inputs of now, beside the one in use: only the areas that would change. Stores nothing. */
export async function dryRun(context: RiskContext, scope: Scope, id: string): Promise<Outcome<DryRun>> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const row = await findRule(scope, db, id.toLowerCase());
  const refused = needsProvince(context, scope, 'risk.review');
  if (row === undefined || refused !== null) {
    return refused ?? refuseGeneral('not-found');
  }
  const gathered = await gatherInputs(context, scope, now);
  const active = ruleInForce(await listRules(scope, db), gathered.day);
  const assess = (one: typeof row) => assessRows(scope, one, ruleOf(one, gathered.day), gathered, now);
  const would = assess(row);
  const current = active === undefined ? [] : assess(active);
  const official = await levelsAt(
    scope,
    db,
    gathered.areas.map(({ no }) => no),
    new Date(now),
  );
  const changes = gathered.areas.flatMap((area, at) => {
    const [before, after] = [current[at], would[at]!];
    if (before !== undefined && before.lowest === after.lowest && before.highest === after.highest) {
      return [];
    }
    return [
      {
        areaId: area.id,
        areaName: area.fullName,
        officialLevel: official.get(area.no)?.current.level ?? null,
        now: before === undefined ? null : { lowest: before.lowest, highest: before.highest },
        would: { lowest: after.lowest, highest: after.highest },
        deciding: [...after.detail.deciding],
      },
    ];
  });
  return done({ areas: gathered.areas.length, changes });
}
