import type { Static } from 'typebox';
import type { gateControlApi } from '../../../../contract/gate-control.ts';
import type { Body } from '../../../../contract/kit.ts';
import { decide, FACT_NAMES, type GateFacts, ruleSetAt, type RuleSet } from '../../../../lib/gates/index.ts';
import { factsAsked, findRuleFaults } from '../../../../lib/gates/rules.ts';
import { pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { insertPeriod, insertRules, readPeriods, readRules, type RulesRow } from '../store/control.ts';
import { crossingsBetween } from '../store/crossings.ts';
import { postsOfAreas } from '../store/posts.ts';
import { ruleSets } from './rules-in-force.ts';

type List = Static<(typeof gateControlApi)['GET /gates/rules']['reply'][200]>;
export type ShownRules = List['items'][number];
type DryRun = Static<(typeof gateControlApi)['POST /gates/rules/{version}/dry-run']['reply'][200]>;

/** Every version with the moment from which it is or was last in force. */
export async function showRules(context: GateContext, scope: Scope): Promise<List> {
  const { db, clock } = context.platform;
  const now = clock.now();
  const [rows, periods, sets, cordons] = await Promise.all([
    readRules(db),
    readPeriods(db),
    ruleSets(db),
    context.cordons(scope, now),
  ]);
  const inForce = ruleSetAt(sets, now);
  const current = inForce?.version;
  return {
    items: rows.map((row) => {
      const period = periods.find((one) => one.version === row.version);
      return {
        ...row.rules,
        rules: row.rules.rules.map((rule) => ({ ...rule })),
        precedence: [...row.rules.precedence],
        version: row.version,
        validFrom: (period?.valid_from ?? row.made_at).toISOString(),
        state: row.state,
        inForce: row.version === current,
        author: row.author,
        publishedAt: period?.published_at.toISOString() ?? null,
      };
    }),
    facts: [...FACT_NAMES],
    cordons: {
      inForce: cordons.length,
      asked: inForce !== undefined && factsAsked(inForce).has('cordon.inside'),
    },
  };
}

/** Stores the next version as a draft; rules that cannot be evaluated are refused with what is wrong, and lose nothing. */
export async function draftRules(
  context: GateContext,
  scope: Scope,
  body: Body<(typeof gateControlApi)['POST /gates/rules']>,
): Promise<Outcome<ShownRules>> {
  const { db, clock } = context.platform;
  const { validFrom, ...rules } = body;
  const version = ((await readRules(db))[0]?.version ?? 0) + 1;
  const set = { ...rules, version, validFrom } as RuleSet;
  const [fault] = findRuleFaults(set);
  if (fault !== undefined) {
    const where = [fault.rule, fault.code, fault.detail].filter(
      (part) => part !== null && part !== undefined,
    );
    return refuse('rule-fault', {
      params: { fault: where.join(' · ') },
      fields: { rules: where.join(' · ') },
    });
  }
  const at = clock.now();
  const row: RulesRow = {
    version,
    rules: rules as RulesRow['rules'],
    state: 'draft',
    author: scope.actor.name,
    made_at: new Date(at),
  };
  const made = await db.transaction().execute(async (tx) => {
    const fresh = await insertRules(tx, row);
    await audit(tx, scope, at, fresh ? [{ action: 'gate.rules.draft', detail: { version } }] : []);
    return fresh;
  });
  return made ? await oneVersion(context, scope, version) : refuse('version-taken');
}

/** Decides past crossings again by a version, over the facts that they were decided by. */
export async function dryRun(
  context: GateContext,
  scope: Scope,
  version: number,
  period: { readonly from: string; readonly to: string },
): Promise<Outcome<DryRun>> {
  const { platform, areas } = context;
  const row = (await readRules(platform.db)).find((one) => one.version === version);
  if (row === undefined) {
    return refuse('unknown-version');
  }
  const set: RuleSet = { ...row.rules, version, validFrom: row.made_at.toISOString() };
  const posts = await postsOfAreas(scope, platform.db, areas.numbersUnder(pathsOf(scope, 'gate.rules')));
  const moves = new Map<string, DryRun['moves'][number]>();
  const examples: DryRun['examples'] = [];
  let crossings = 0;
  let changed = 0;
  const nos = posts.map((post) => post.place_no);
  for await (const one of crossingsBetween(
    scope,
    platform.db,
    nos,
    new Date(period.from),
    new Date(period.to),
  )) {
    crossings += 1;
    const verdict = decide(set, one.facts as GateFacts);
    if (verdict.decision === one.proposed) {
      continue;
    }
    changed += 1;
    const key = `${one.proposed} ${verdict.decision}`;
    const move = moves.get(key) ?? { from: one.proposed, to: verdict.decision, count: 0 };
    moves.set(key, { ...move, count: move.count + 1 });
    if (examples.length < 20) {
      const { vi = '', en = '' } = verdict.reasons[0] ?? {};
      examples.push({
        id: one.id,
        at: one.at.toISOString(),
        from: one.proposed,
        to: verdict.decision,
        vi,
        en,
      });
    }
  }
  return done({
    crossings,
    changed,
    moves: [...moves.values()].toSorted((a, b) => b.count - a.count),
    examples,
  });
}

/** Puts a version in force from a moment on. An older version again is the way back. */
export async function publishRules(
  context: GateContext,
  scope: Scope,
  version: number,
  { validFrom, reason }: { readonly validFrom: string; readonly reason: string },
): Promise<Outcome<ShownRules>> {
  const { db, clock } = context.platform;
  if (!(await readRules(db)).some((row) => row.version === version)) {
    return refuse('unknown-version');
  }
  const at = clock.now();
  // What is decided by now was decided by the rules of then: the past can't be changed.
  const from = new Date(Math.max(at, Date.parse(validFrom)));
  await db.transaction().execute(async (tx) => {
    await insertPeriod(tx, {
      valid_from: from,
      version,
      reason,
      published_by: scope.actor.name,
      published_at: new Date(at),
    });
    await audit(tx, scope, at, [
      { action: 'gate.rules.publish', detail: { version, from: from.toISOString() } },
    ]);
    await appendEvent(tx, {
      topic: 'gate.pack-changed',
      dataset: scope.dataset,
      payload: { what: 'rules' },
      at,
    });
  });
  return await oneVersion(context, scope, version);
}

async function oneVersion(context: GateContext, scope: Scope, version: number): Promise<Outcome<ShownRules>> {
  const shown = (await showRules(context, scope)).items.find((one) => one.version === version);
  return shown === undefined ? refuse('unknown-version') : done(shown);
}
