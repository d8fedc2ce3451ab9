import type { riskApi } from '../../../contract/risk.ts';
import { ruleName } from '../../../lib/epidemiology/risk/index.ts';
import type { Scope } from '../../platform/access/scope.ts';
import { allPages, csvAnswer, pageOf } from '../../platform/http/csv.ts';
import type { Handlers } from '../../platform/module.ts';
import { done } from '../../platform/outcomes/outcome.ts';
import type { RiskContext } from './context.ts';
import { activateRule, copyRule, withdrawRule } from './usecases/change-rules.ts';
import { computeLevels } from './usecases/compute-levels.ts';
import { correctLevel } from './usecases/correct-level.ts';
import { dryRun } from './usecases/dry-run.ts';
import { enterInput } from './usecases/enter-input.ts';
import { listLevels, type LevelQuery } from './usecases/list-levels.ts';
import type { ShownArea } from './usecases/present.ts';
import { proposeLevels } from './usecases/propose-levels.ts';
import { publishProposal } from './usecases/publish-proposal.ts';
import { showArea } from './usecases/show-area.ts';
import { showProposal, showProposals } from './usecases/show-proposals.ts';
import { showRule, showRules } from './usecases/show-rules.ts';
import { needsProvince } from './usecases/needs-province.ts';
import { type Judgement, stepProposal } from './usecases/step-proposal.ts';

/** Endpoints of the risk module. */
export function riskHandlers(context: RiskContext): Handlers<typeof riskApi> {
  const judge =
    (step: 'review' | 'approval', right: 'risk.review' | 'risk.approve') =>
    async ({ scope, params, body }: { scope: Scope; params: { id: string }; body: Judgement }) =>
      await stepProposal(context, scope, {
        id: params.id,
        step,
        right,
        version: body.version,
        accept: body.accept,
        note: body.note ?? null,
      });
  return {
    'GET /risk/levels': async ({ scope, query, wants }) => {
      const first = await listLevels(context, scope, query);
      return wants === 'json' || !first.ok ? first : exportLevels(context, scope, query);
    },
    'GET /risk/areas/{id}': async ({ scope, params }) => await showArea(context, scope, params.id),
    'POST /risk/inputs': async ({ scope, body }) => await enterInput(context, scope, body),
    'POST /risk/computation': async ({ scope }) => {
      const computed = needsProvince(context, scope, 'risk.propose') ?? (await computeLevels(context, scope));
      if (!computed.ok) {
        return computed;
      }
      const { day, rule, areas } = computed.value;
      return done({ day, rule: { vi: ruleName(rule, 'vi'), en: ruleName(rule, 'en') }, areas });
    },
    'GET /risk/proposals': async ({ scope, query }) => await showProposals(context, scope, query),
    'GET /risk/proposals/{id}': async ({ scope, params }) => await showProposal(context, scope, params.id),
    'POST /risk/proposals': async ({ scope, body }) => await proposeLevels(context, scope, body),
    'POST /risk/proposals/{id}/review': judge('review', 'risk.review'),
    'POST /risk/proposals/{id}/approval': judge('approval', 'risk.approve'),
    'POST /risk/proposals/{id}/publication': async ({ scope, params, body }) =>
      await publishProposal(context, scope, params.id, body),
    'POST /risk/levels/{id}/correction': async ({ scope, params, body }) =>
      await correctLevel(context, scope, params.id, body),
    'GET /risk/rules': async ({ scope }) => await showRules(context, scope),
    'GET /risk/rules/{id}': async ({ scope, params }) => await showRule(context, scope, params.id),
    'POST /risk/rules': async ({ scope, body }) => await copyRule(context, scope, body),
    'POST /risk/rules/{id}/dry-run': async ({ scope, params }) => await dryRun(context, scope, params.id),
    'POST /risk/rules/{id}/activation': async ({ scope, params, body }) =>
      await activateRule(context, scope, params.id, body),
    'POST /risk/rules/{id}/withdrawal': async ({ scope, params, body }) =>
      await withdrawRule(context, scope, params.id, body.reason),
  };
}

const columns = [
  'area_code',
  'area_name',
  'official_level',
  'since',
  'decision_number',
  'signer',
  'former_level',
  'computed_level',
  'lowest',
  'highest',
  'rule',
  'computed_at',
  'deciding',
  'missing',
  'unverified',
] as const;

function exportLevels(context: RiskContext, scope: Scope, query: LevelQuery) {
  async function* rows() {
    const pages = allPages<ShownArea>(async (cursor) =>
      pageOf(await listLevels(context, scope, { ...query, cursor, limit: 500 })),
    );
    for await (const { areaCode, areaName, official, formerLevel, computed } of pages) {
      yield [
        areaCode,
        areaName,
        official?.level,
        official?.from,
        official?.decisionNumber,
        official?.signer,
        formerLevel,
        computed?.level,
        computed?.lowest,
        computed?.highest,
        computed?.rule.vi,
        computed?.computedAt,
        computed?.deciding.map(({ vi }) => vi).join(' | '),
        computed?.missing.map(({ code }) => code).join(' '),
        computed?.unverified.map(({ figure }) => figure).join(' '),
      ];
    }
  }
  return csvAnswer('risk-levels.csv', columns, rows());
}
