import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import type { gatesApi } from '../../../../contract/gates.ts';
import { decide, ruleSetAt, shownOutcome, zoneOf } from '../../../../lib/gates/index.ts';
import { mayIn, type Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { HOUR_MS } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { GateContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import type { MissGuard } from '../rules/miss-guard.ts';
import { postsByIds } from '../store/posts.ts';
import { gateFacts } from './gate-facts.ts';
import { originOf, readCodes, type ReadCodes } from './read-codes.ts';
import { ruleSets } from './rules-in-force.ts';
import { zoneTables } from './zones-in-force.ts';

type Asked = Body<(typeof gatesApi)['POST /gates/check']>;
type Answer = Static<(typeof gatesApi)['POST /gates/check']['reply'][200]>;

/**
 * Decides with all that the server knows beyond the codes shown: orders, results, the declaration's risk, the watch list. The
 * same rules and facts as on the phone; the phone decides without it where there is no network.
 * @param misses counts short codes that nobody has: they can be mistyped, and must not be tried in rows.
 */
export async function checkAtGate(
  context: GateContext,
  scope: Scope,
  misses: MissGuard,
  body: Asked,
): Promise<Outcome<Answer>> {
  const { platform, areas } = context;
  const [post] = await postsByIds(scope, platform.db, [body.postId.toLowerCase()]);
  if (post === undefined) {
    return refuse('unknown-post');
  }
  if (!mayIn(scope, 'gate.record', areas.pathOf(post.area_no) ?? null)) {
    return refuse('outside-area');
  }
  const now = platform.clock.now();
  const officer = scope.actor.id ?? scope.actor.name;
  if (misses.blocked(officer, now)) {
    return refuse('too-many-codes');
  }
  const read = await readCodes(context, scope, body.codes, now);
  if (read.missed) {
    misses.note(officer, now);
  }
  const [sets, tables] = await Promise.all([ruleSets(platform.db), zoneTables(context, scope)]);
  const set = ruleSetAt(sets, now)!;
  const origin = body.originAreaCode ?? originOf(read);
  const departed = body.departedAt === undefined ? now : Date.parse(body.departedAt);
  const zone = zoneOf(tables, origin, Math.min(departed, now), set.zoneDataHours * HOUR_MS);
  const facts = await gateFacts(context, scope, body, post, read, { code: origin, rank: zone.rank }, now);
  const verdict = decide(set, facts);
  const person = await shownPerson(context, scope, read);
  await audit(platform.db, scope, now, [
    {
      action: 'gate.check',
      subjectKind: 'person',
      ...(person?.personId ? { subjectId: person.personId } : {}),
      areaNo: post.area_no,
      detail: { decision: verdict.decision, ...(read.missed && { unknownCode: true }) },
    },
  ]);
  const [first] = read.scans;
  return done({
    outcome: shownOutcome(first?.outcome ?? 'unknown', zone),
    opened: read.opened,
    person,
    zone: {
      rank: zone.rank,
      vi: zone.level?.vi ?? null,
      en: zone.level?.en ?? null,
      asOf: zone.asOf === null ? null : new Date(zone.asOf).toISOString(),
    },
    facts,
    decision: verdict.decision,
    ruleSet: verdict.ruleSet,
    ruleVersion: verdict.ruleVersion,
    reasons: [...verdict.reasons],
  });
}

async function shownPerson(
  { people }: GateContext,
  scope: Scope,
  read: ReadCodes,
): Promise<Answer['person']> {
  const named = read.scans.find(({ code }) => code !== null && code.kind !== 'permit')?.code ?? null;
  const name = named === null ? null : named.data.name;
  const birthYear = named !== null && 'birthYear' in named.data ? named.data.birthYear : null;
  if (read.personNo === null) {
    return name === null ? null : { personId: null, name, birthYear };
  }
  const found = (await people.byNos(scope, [read.personNo])).get(read.personNo);
  return { personId: found?.id ?? null, name: name ?? found?.fullName ?? null, birthYear };
}
