import type { Reply } from '../../../../contract/kit.ts';
import type { riskApi } from '../../../../contract/risk.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { RiskContext } from '../context.ts';
import { newestAssessments } from '../store/assessments.ts';
import { levelHistory, levelsAt } from '../store/levels.ts';
import { findRule } from '../store/rules.ts';
import { presentArea, presentLevel } from './present.ts';

type AreaReply = Reply<(typeof riskApi)['GET /risk/areas/{id}']>;

/** One area with everything decided about it, corrected rows too, and what its newest proposal was told. */
export async function showArea(context: RiskContext, scope: Scope, id: string): Promise<Outcome<AreaReply>> {
  const { db, clock } = context.platform;
  const area = context.areas.byId(id.toLowerCase());
  if (area === undefined || !mayIn(scope, 'figure.read', area.path)) {
    return refuseGeneral('not-found');
  }
  const now = new Date(clock.now());
  const [decided, computed, history] = await Promise.all([
    levelsAt(scope, db, [area.no], now),
    newestAssessments(scope, db, [area.no], now),
    levelHistory(scope, db, area.no),
  ]);
  const assessment = computed.get(area.no);
  const rule = assessment === undefined ? undefined : await findRule(scope, db, assessment.rule_id);
  const inputs = (assessment?.inputs ?? []).map((input) => {
    const { vi, en } = rule?.document.inputs[input.code] ?? { vi: input.code, en: input.code };
    return { ...input, vi, en };
  });
  return done({
    ...presentArea(area, decided.get(area.no), assessment),
    history: history.map(presentLevel),
    inputs,
  });
}
