import type { Static } from 'typebox';
import type { commandAlertsApi } from '../../../../contract/command-alerts.ts';
import type { Reply } from '../../../../contract/kit.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS, HOUR_MS } from '../../../platform/clock/clock.ts';
import { namedUuid7, uuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { CommandContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  type Episode,
  type Finding,
  lookBack,
  nextLatch,
  replay,
  ruleFault,
} from '../rules/evaluate-rule.ts';
import { lookAtMetric, natureFault } from '../rules/look-at-metric.ts';
import { type AlertRule, shippedRules } from '../rules/shipped.ts';
import { endRule, findRule, insertRule, knownCodes, listRules, type RuleRow } from '../store/alert-rules.ts';
import { communesOf, needsProvince, provinceOf } from './province.ts';
import { type Catalogue, catalogueOf, natureOf, readWatched } from './read-watched.ts';

export type ShownRule = Reply<(typeof commandAlertsApi)['POST /command/alert-rules']>;
type DryRun = Static<(typeof commandAlertsApi)['POST /command/alert-rules/dry-run']['reply'][200]>;

const DRY_DAYS = 14;
const MOST_EPISODES = 200;

/** Gives the watched dataset the shipped rules that it never had. */
export async function loadShippedRules(context: CommandContext): Promise<void> {
  const { db, clock } = context.platform;
  const scope = systemScope('command.rules', context.publicDataset);
  const known = await knownCodes(scope, db);
  for (const document of shippedRules.filter(({ code }) => !known.has(code))) {
    const from = Date.parse(`${document.from}T00:00:00Z`);
    await insertRule(scope, db, {
      id: namedUuid7(from, `command-rule/${scope.dataset}/${document.code}`),
      dataset: scope.dataset,
      code: document.code,
      document,
      active_from: new Date(Math.min(from, clock.now())),
      active_to: null,
      author: 'Vùng Xanh',
      reason: document.source,
    });
  }
}

export async function showRules(
  context: CommandContext,
  scope: Scope,
): Promise<Outcome<{ items: ShownRule[] }>> {
  const refused = needsProvince(context, scope, 'command.read');
  if (refused !== null) {
    return refused;
  }
  const [all, rows] = await Promise.all([catalogueOf(context, scope), listRules(scope, context.platform.db)]);
  return done({ items: rows.map((row) => presentRule(all, row)) });
}

/** Puts a rule into force; the former version of its code ends at the same moment, so that its history stays. */
export async function putRule(
  context: CommandContext,
  scope: Scope,
  input: { readonly id?: string | undefined; readonly document: AlertRule; readonly reason: string },
): Promise<Outcome<ShownRule>> {
  const { db, clock } = context.platform;
  const all = await catalogueOf(context, scope);
  const refused = needsProvince(context, scope, 'command.manage') ?? checkRule(all, input.document);
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const id = (input.id ?? uuid7(now)).toLowerCase();
  const { document, reason } = input;
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'command.rule', content: { document, reason }, at: now }, async () => {
        await endRule(scope, tx, document.code, new Date(now));
        const row: RuleRow = {
          id,
          dataset: scope.dataset,
          code: document.code,
          document,
          active_from: new Date(now),
          active_to: null,
          author: scope.actor.name,
          reason,
        };
        await insertRule(scope, tx, row);
        await audit(tx, scope, now, [
          {
            action: 'command.rule.put',
            subjectKind: 'alert-rule',
            subjectId: id,
            areaNo: provinceOf(context).no,
            detail: { code: document.code, raise: document.raise, clear: document.clear },
          },
        ]);
        return done(presentRule(all, row), 201);
      }),
  );
}

/** Takes a rule out of force; alerts that it raised stay. */
export async function takeRule(
  context: CommandContext,
  scope: Scope,
  id: string,
  reason: string,
): Promise<Outcome<ShownRule>> {
  const { db, clock } = context.platform;
  const refused = needsProvince(context, scope, 'command.manage');
  if (refused !== null) {
    return refused;
  }
  const now = clock.now();
  const all = await catalogueOf(context, scope);
  return await db.transaction().execute(async (tx): Promise<Outcome<ShownRule>> => {
    const row = await findRule(scope, tx, id.toLowerCase());
    if (row === undefined) {
      return refuseGeneral('not-found');
    }
    if (row.active_to !== null || !(await endRule(scope, tx, row.code, new Date(now)))) {
      return refuse('rule-ended');
    }
    await audit(tx, scope, now, [
      {
        action: 'command.rule.end',
        subjectKind: 'alert-rule',
        subjectId: row.id,
        areaNo: provinceOf(context).no,
        detail: { code: row.code, reason },
      },
    ]);
    return done(presentRule(all, { ...row, active_to: new Date(now) }));
  });
}

/** What a rule would have raised in the last 14 days, on the figures as they are today. Nothing is stored. */
export async function dryRunRule(
  context: CommandContext,
  scope: Scope,
  rule: AlertRule,
): Promise<Outcome<DryRun>> {
  const all = await catalogueOf(context, scope);
  const refused = needsProvince(context, scope, 'command.manage') ?? checkRule(all, rule);
  if (refused !== null) {
    return refused;
  }
  const now = context.platform.clock.now();
  const to = Math.floor(now / HOUR_MS) * HOUR_MS;
  const from = to - DRY_DAYS * DAY_MS;
  const areas = rule.per === 'province' ? [provinceOf(context)] : communesOf(context);
  const entry = all.get(rule.metric)!;
  const watched = await readWatched(context, scope, all, entry, areas, from - lookBack(rule));
  const { past } = natureOf(all, entry);
  const looks = areas.map((area) => lookAtMetric(rule, watched(area), now));
  const episodes = areas.flatMap((area, i) => {
    const found = past
      ? replay(rule, (at) => lookAtMetric(rule, watched(area), at).finding, from, to)
      : raisedNow(rule, looks[i]!.finding, now);
    return found.map((one) => ({ areaName: area.fullName, ...one }));
  });
  const newest = episodes.toSorted((a, b) => b.raisedAt - a.raisedAt).slice(0, MOST_EPISODES);
  const silent = Map.groupBy(
    looks.flatMap(({ silence }) => silence ?? []),
    (why) => why,
  );
  return done({
    from: new Date(past ? from : now).toISOString(),
    to: new Date(past ? to : now).toISOString(),
    areas: areas.length,
    raised: episodes.length,
    openNow: episodes.filter(({ clearedAt }) => clearedAt === null).length,
    past,
    silent: [...silent].map(([why, found]) => ({ why, areas: found.length })),
    items: newest.map(({ areaName, raisedAt, clearedAt, finding }) => ({
      areaName,
      raisedAt: new Date(raisedAt).toISOString(),
      clearedAt: clearedAt === null ? null : new Date(clearedAt).toISOString(),
      finding,
    })),
  });
}

/** Of what has no past there is only this moment to try. */
function raisedNow(rule: AlertRule, finding: Finding | null, now: number): Episode[] {
  return finding !== null && nextLatch(rule, false, finding.value).event === 'raise'
    ? [{ raisedAt: now, clearedAt: null, finding }]
    : [];
}

function checkRule(all: Catalogue, rule: AlertRule): Refusal | null {
  const entry = all.get(rule.metric);
  if (entry === undefined) {
    return refuse('unknown-metric', {
      params: { code: rule.metric },
      fields: { 'document.metric': 'unknown' },
    });
  }
  const unfit = natureFault(rule, natureOf(all, entry));
  if (unfit !== null) {
    return refuse(`unfit-${unfit}`, {
      params: { code: rule.metric },
      fields: { [`document.${unfit}`]: 'unfit' },
    });
  }
  const field = ruleFault(rule);
  return field === null
    ? null
    : refuse('bad-rule', { params: { field }, fields: { [`document.${field}`]: 'bad' } });
}

function presentRule(all: Catalogue, row: RuleRow): ShownRule {
  const metric = all.get(row.document.metric);
  return {
    id: row.id,
    document: row.document,
    metric: {
      vi: metric?.vi ?? row.document.metric,
      en: metric?.en ?? row.document.metric,
      unit: metric?.unit ?? '',
    },
    activeFrom: row.active_from.toISOString(),
    activeTo: row.active_to?.toISOString() ?? null,
    author: row.author,
    reason: row.reason,
    inForce: row.active_to === null,
  };
}
