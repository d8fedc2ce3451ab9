import { createHash } from 'node:crypto';
import type { Static } from 'typebox';
import type { exchangeApi } from '../../../../contract/exchange.ts';
import type { Body, Query } from '../../../../contract/kit.ts';
import { type Scope, systemScope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import { cutPage } from '../../../platform/http/paging.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import { once } from '../../../platform/receipts/receipts.ts';
import type { Sent } from '../../../platform/outgoing/post.ts';
import type { ReportContext } from '../context.ts';
import { addressProblem } from '../exchange/address.ts';
import { judge } from '../exchange/judge.ts';
import { dayCode } from '../exchange/periods.ts';
import { authorizationOf, post } from '../exchange/send.ts';
import { refuseExchange } from '../refusals.ts';
import { slotsBetween } from '../rules/periods.ts';
import {
  attemptsOf,
  claimPush,
  findPush,
  findTarget,
  finishAttempt,
  insertPush,
  listPushes,
  type PushRow,
  samePush,
  saveTarget,
  scheduledTargets,
} from '../store/exchange.ts';
import { buildSet } from './data-value-set.ts';
import { needsProvince } from './reach.ts';
import { readCursor } from './show-reports.ts';

type ShownPush = Static<(typeof exchangeApi)['GET /exchange/pushes']['reply'][200]>['items'][number];
type PushDetail = Static<(typeof exchangeApi)['GET /exchange/pushes/{id}']['reply'][200]>;
export type PushPage = { items: ShownPush[]; next: string | null; total: null };
type Asked = Query<(typeof exchangeApi)['GET /exchange/pushes']>;
export type PushQuery = { [K in keyof Asked]?: Asked[K] | undefined };

export const PUSH_JOB = 'reporting.push';
const CLAIM_MS = 120_000;
const MOST_AT_ONCE = 50;

/**
 * Queues a period to be sent. A content that waits or was taken whole is not queued again: the answer is the former push.
 * Repeating a push is harmless on the other side too, since DHIS2 keeps one value for each key.
 */
export async function pushPeriod(
  context: ReportContext,
  scope: Scope,
  body: Body<(typeof exchangeApi)['POST /exchange/pushes']>,
): Promise<Outcome<PushDetail>> {
  const refused = needsProvince(context, scope, 'exchange.send');
  const queued = refused ?? (await queuePush(context, scope, body));
  if (!queued.ok) {
    return queued;
  }
  await context.platform.jobs.addOnce(PUSH_JOB, {}, 'due');
  const shown = await showPush(context, scope, queued.value.id);
  return shown.ok ? done(shown.value, queued.status) : shown;
}

async function queuePush(
  context: ReportContext,
  scope: Scope,
  body: Body<(typeof exchangeApi)['POST /exchange/pushes']>,
): Promise<Outcome<{ id: string }>> {
  const { db, clock } = context.platform;
  const at = clock.now();
  const built = await buildSet(context, scope, body.period);
  if (!built.ok) {
    return built;
  }
  if (built.value.period.to > at) {
    return refuseExchange('period-open', { params: { period: body.period } });
  }
  const id = body.id.toLowerCase();
  const dryRun = body.dryRun ?? false;
  const payload = JSON.stringify(built.value.set);
  const digest = createHash('sha256').update(payload).digest('hex');
  return await db.transaction().execute(
    async (tx) =>
      await once(tx, { id, kind: 'exchange.push', content: [scope.dataset, body], at }, async () => {
        // Whoever queues holds the target: two requests at once cannot both find that nothing is waiting.
        const target = await findTarget(scope, tx, true);
        if (target === undefined || target.url === null || !target.enabled) {
          return refuseExchange('no-target');
        }
        const given = { period: body.period, digest, dry_run: dryRun };
        const same = await samePush(scope, tx, given);
        if (same !== undefined) {
          return done({ id: same }, 200);
        }
        const count = built.value.set.dataValues.length;
        const push = { ...given, id, mapping_id: built.value.mapping.id, payload, value_count: count };
        await insertPush(scope, tx, { ...push, at: new Date(at) });
        const detail = { period: body.period, values: count, dryRun };
        await audit(tx, scope, at, [
          { action: 'exchange.push', subjectKind: 'exchange-push', subjectId: id, detail },
        ]);
        return done({ id }, 201);
      }),
  );
}

/** Sends what is due, one after the other. @returns how many attempts were made. */
export async function deliverPushes(context: ReportContext): Promise<{ attempts: number }> {
  const { db, clock } = context.platform;
  for (let attempts = 0; attempts < MOST_AT_ONCE; attempts += 1) {
    const now = clock.now();
    const push = await claimPush(db, new Date(now), new Date(now + CLAIM_MS));
    if (push === null) {
      return { attempts };
    }
    const judged = judge(await sendOne(context, push), push.attempts, clock.now());
    const next = judged.next === null ? null : new Date(judged.next);
    await db.transaction().execute(async (tx) => {
      await finishAttempt(tx, push, { ...judged, next, at: new Date(clock.now()) });
    });
  }
  return { attempts: MOST_AT_ONCE };
}

async function sendOne({ platform, exchange }: ReportContext, push: PushRow): Promise<Sent> {
  const target = await findTarget(systemScope(PUSH_JOB, push.dataset), platform.db);
  if (target === undefined || target.url === null || !target.enabled) {
    return { kind: 'network', code: 'SWITCHED_OFF' };
  }
  if (addressProblem(target.url, exchange.allowPrivate) !== null) {
    return { kind: 'blocked' };
  }
  const authorization = await authorizationOf(target.auth, exchange.secretFile);
  if (authorization === null) {
    return { kind: 'network', code: 'NO_SECRET_FILE' };
  }
  const url = `${target.url}?importStrategy=CREATE_AND_UPDATE&dryRun=${push.dry_run}`;
  return await post(url, push.payload, {
    authorization,
    allowPrivate: exchange.allowPrivate,
    simulated: push.dataset !== 'live',
  });
}

/** Queues yesterday where a target pushes by itself; each day once. */
export async function runPushSchedule(context: ReportContext): Promise<{ queued: number }> {
  const { db, clock } = context.platform;
  let queued = 0;
  for (const target of await scheduledTargets(db)) {
    const scope = systemScope(PUSH_JOB, target.dataset);
    const times = { kind: 'day' as const, times: [target.push_at!], weekday: null };
    for (const slot of slotsBetween(times, target.pushed_until.getTime(), clock.now())) {
      const period = dayCode(slot - DAY_MS);
      const id = namedUuid7(slot, `exchange-push/${target.dataset}/${slot}`);
      const made = await queuePush(context, scope, { id, period });
      queued += made.ok && made.status === 201 ? 1 : 0;
      await db.transaction().execute(async (tx) => {
        const current = await findTarget(scope, tx, true);
        if (current !== undefined && current.pushed_until.getTime() < slot) {
          await saveTarget(scope, tx, { ...current, pushed_until: new Date(slot) });
        }
        if (!made.ok) {
          await audit(tx, scope, clock.now(), [
            { action: 'exchange.push-skipped', detail: { period, code: made.code } },
          ]);
        }
      });
    }
  }
  return { queued };
}

/** What was sent, newest first. */
export async function showPushes(
  context: ReportContext,
  scope: Scope,
  query: PushQuery,
): Promise<Outcome<PushPage>> {
  const refused = needsProvince(context, scope, 'exchange.send');
  if (refused !== null) {
    return refused;
  }
  const limit = query.limit ?? 50;
  const rows = await listPushes(scope, context.platform.db, {
    state: query.state ?? null,
    after: readCursor(query.cursor),
    limit: limit + 1,
  });
  const page = cutPage(rows, limit, (row) => [row.requested_at.toISOString(), row.id]);
  return done({ items: page.rows.map(present), next: page.next, total: null });
}

/** One push with its log. */
export async function showPush(
  context: ReportContext,
  scope: Scope,
  id: string,
): Promise<Outcome<PushDetail>> {
  const refused = needsProvince(context, scope, 'exchange.send');
  // The log before the row: an attempt that is listed has its outcome in the row.
  const log = refused === null ? await attemptsOf(context.platform.db, id.toLowerCase()) : [];
  const row = refused === null ? await findPush(scope, context.platform.db, id.toLowerCase()) : undefined;
  if (row === undefined) {
    return refused ?? refuseGeneral('not-found');
  }
  return done({
    ...present(row),
    conflicts: (row.summary?.conflicts ?? []).map((one) => ({ ...one })),
    log: log.map((one) => ({
      attempt: one.attempt,
      at: one.at.toISOString(),
      status: one.status,
      outcome: one.outcome,
      outcomeEn: one.outcome_en,
    })),
  });
}

function present(row: Omit<PushRow, 'payload'>): ShownPush {
  return {
    id: row.id,
    period: row.period,
    state: row.state,
    values: row.value_count,
    dryRun: row.dry_run,
    requestedAt: row.requested_at.toISOString(),
    requestedBy: row.requested_by,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    imported: row.summary?.imported ?? null,
    updated: row.summary?.updated ?? null,
    ignored: row.summary?.ignored ?? null,
    deleted: row.summary?.deleted ?? null,
  };
}
