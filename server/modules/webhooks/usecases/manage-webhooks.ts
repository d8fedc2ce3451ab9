import { randomBytes } from 'node:crypto';
import { roleTable, type Role } from '../../../../contract/rights.ts';
import {
  type Webhook,
  type WebhookEvent,
  webhookRights,
  type webhooksApi,
} from '../../../../contract/webhooks.ts';
import type { Body } from '../../../../contract/kit.ts';
import { mayIn, pathsOf, type Scope } from '../../../platform/access/scope.ts';
import { checkGrants } from '../../../platform/access/usecases/manage-accounts.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { auditChanges } from '../../../platform/audit/changes.ts';
import { DAY_MS } from '../../../platform/clock/clock.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { type FieldChanges, mergePatch } from '../../../platform/db/merge-edit.ts';
import { outgoingProblem } from '../../../platform/outgoing/addresses.ts';
import { refuse as refuseGeneral, refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome, type Refusal } from '../../../platform/outcomes/outcome.ts';
import type { WebhookContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import {
  findWebhook,
  formerSecrets,
  insertWebhook,
  type ListedWebhook,
  listWebhooks,
  updateWebhook,
  type WebhookRow,
} from '../store/webhooks.ts';
import { type Keeping, keepingOf } from './keepers.ts';

/** How long former secrets still sign after a new one. */
const FORMER_MS = DAY_MS;
/** Former secrets at once: so many answers may be lost one after the other. */
const MOST_FORMERS = 5;
type Secret = { readonly id: string; readonly secret: string };

/** Receivers of the areas that the scope administers. */
export async function showWebhooks(context: WebhookContext, scope: Scope): Promise<Webhook[]> {
  const { platform, areas } = context;
  const own = pathsOf(scope, 'user.manage');
  const areaIds = own.includes('') ? null : areas.numbersUnder(own).map((no) => areas.byNo(no)!.id);
  const rows = await listWebhooks(scope, platform.db, areaIds);
  const keeping = await keepingOf(context, platform.db, rows);
  return rows.map((row) => present(context, row, keeping.get(row.id)!));
}

function present(
  { platform, areas }: WebhookContext,
  row: ListedWebhook,
  { keeper, stopped }: Keeping,
): Webhook {
  const formers = formerSecrets(row, platform.clock.now()).length;
  const waits = stopped === null && row.state === 'on' && row.waiting > 0 && row.failing_since !== null;
  return {
    id: row.id,
    name: row.name,
    url: row.url,
    role: row.role,
    areaId: row.area_id,
    areaName: row.area_id === null ? null : (areas.byId(row.area_id)?.fullName ?? null),
    events: row.events,
    state: row.state,
    version: row.version,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
    keeperId: row.keeper_id,
    keeper,
    stopped,
    missed: row.missed,
    formers,
    formerUntil: formers > 0 ? row.former_until!.toISOString() : null,
    waiting: row.waiting,
    failingSince: row.failing_since?.toISOString() ?? null,
    nextTryAt: waits ? row.next_at.toISOString() : null,
    lastSentAt: row.last_sent_at?.toISOString() ?? null,
  };
}

/** Registers a receiver: one role in one area, which bounds what it is told. The secret is answered once. */
export async function makeWebhook(
  context: WebhookContext,
  scope: Scope,
  body: Body<(typeof webhooksApi)['POST /webhooks']>,
): Promise<Outcome<Secret>> {
  const { platform, areaPaths } = context;
  const problem = contentProblem(context, body.role, body);
  if (problem !== null) {
    return problem;
  }
  const allowed = await checkGrants(areaPaths, scope, [{ role: body.role, areaId: body.areaId }]);
  if (!allowed.ok) {
    return allowed;
  }
  const at = new Date(platform.clock.now());
  const secret = newSecret();
  const row: WebhookRow = {
    id: body.id.toLowerCase(),
    dataset: scope.dataset,
    name: body.name,
    url: body.url,
    role: body.role,
    area_id: body.areaId,
    events: [...new Set(body.events)],
    state: 'on',
    secret: platform.secrets.encrypt(secret),
    former_secrets: [],
    former_until: null,
    version: 1,
    field_versions: {},
    made_at: at,
    made_by: scope.actor.name,
    keeper_id: scope.actor.id,
    held_since: null,
    missed: 0,
    last_sent_at: null,
    failing_since: null,
    next_at: at,
    leased_until: null,
  };
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<Secret>> => {
    if (!(await insertWebhook(tx, row))) {
      // The text of the first secret is gone for good: it can't be answered again.
      return refuseGeneral('conflict');
    }
    const detail = { role: row.role, areaId: row.area_id, events: row.events, to: hostOf(row.url) };
    await audit(tx, scope, at.getTime(), [{ ...entry('make', row.id), detail }]);
    return done({ id: row.id, secret }, 201);
  });
}

/** Changes a receiver. Taken up again it is tried at once, beginning with what waits. */
export async function changeWebhook(
  context: WebhookContext,
  scope: Scope,
  id: string,
  change: Body<(typeof webhooksApi)['PATCH /webhooks/{id}']>,
): Promise<Outcome<{ version: number }>> {
  const { platform } = context;
  const at = new Date(platform.clock.now());
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<{ version: number }>> => {
    const row = await ownWebhook(context, scope, tx, id, true);
    if (row === null) {
      return refuseGeneral('not-found');
    }
    const problem = contentProblem(context, row.role, change);
    if (problem !== null) {
      return problem;
    }
    const { name, url, events, on } = change;
    const values = { name: row.name, url: row.url, events: row.events, on: row.state === 'on' };
    const merged = mergePatch(
      { version: row.version, fieldVersions: row.field_versions, values },
      change.version,
      {
        name,
        url,
        events: events === undefined ? undefined : [...new Set(events)],
        on,
      },
    );
    if (merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts, { ...values, version: row.version });
    }
    const next = merged.values;
    // Another address, and one taken up again, deserves a try at once.
    const fresh = next.url !== row.url || on === true ? { failing_since: null, next_at: at } : {};
    await updateWebhook(scope, tx, row.id, {
      name: next.name,
      url: next.url,
      events: next.events,
      // One that the program stopped is told from one that an officer paused.
      ...(on === undefined ? {} : { state: on ? 'on' : 'paused' }),
      ...fresh,
      version: merged.version,
      field_versions: merged.fieldVersions,
    });
    const detail = next.url === row.url ? {} : { from: hostOf(row.url), to: hostOf(next.url) };
    await auditChanges(platform.secrets, tx, scope, at.getTime(), [
      { ...entry('change', row.id), detail, changes: hostsOnly(merged.changes) },
    ]);
    return done({ version: merged.version });
  });
}

/**
 * Makes a new secret; for a day the former ones sign too, so that the receiver can change over without losing a message, also
 * where the answer with a new secret was lost and another was asked for.
 */
export async function rotateSecret(
  context: WebhookContext,
  scope: Scope,
  id: string,
): Promise<Outcome<Secret>> {
  const { platform } = context;
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<Secret>> => {
    const row = await ownWebhook(context, scope, tx, id, true);
    if (row === null) {
      return refuseGeneral('not-found');
    }
    const formers = [...formerSecrets(row, now), row.secret];
    if (formers.length > MOST_FORMERS) {
      return refuse('formers', { params: { n: MOST_FORMERS } });
    }
    const secret = newSecret();
    await updateWebhook(scope, tx, row.id, {
      secret: platform.secrets.encrypt(secret),
      former_secrets: formers,
      former_until: new Date(now + FORMER_MS),
    });
    await audit(tx, scope, now, [entry('rotate', row.id)]);
    return done({ id: row.id, secret });
  });
}

/** Ends the former secrets at once: the newest signs alone. */
export async function endFormerSecrets(
  context: WebhookContext,
  scope: Scope,
  id: string,
): Promise<Outcome<{ ended: number }>> {
  const { platform } = context;
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<{ ended: number }>> => {
    const row = await ownWebhook(context, scope, tx, id, true);
    if (row === null) {
      return refuseGeneral('not-found');
    }
    const ended = formerSecrets(row, now).length;
    await updateWebhook(scope, tx, row.id, { former_secrets: [], former_until: null });
    await audit(tx, scope, now, [{ ...entry('end-former', row.id), detail: { ended } }]);
    return done({ ended });
  });
}

/** A receiver that the scope administers; null: there is none, or it is not its own. */
export async function ownWebhook(
  { areaPaths }: WebhookContext,
  scope: Scope,
  db: Db | Tx,
  id: string,
  lock = false,
): Promise<WebhookRow | null> {
  const row = await findWebhook(scope, db, id.toLowerCase(), lock);
  if (row === undefined) {
    return null;
  }
  const path = row.area_id === null ? '' : ((await areaPaths([row.area_id])).get(row.area_id) ?? null);
  return mayIn(scope, 'user.manage', path) ? row : null;
}

function contentProblem(
  { allowPrivate }: WebhookContext,
  role: Role,
  content: { readonly url?: string | undefined; readonly events?: readonly WebhookEvent[] | undefined },
): Refusal | null {
  const problem = content.url === undefined ? null : outgoingProblem(content.url, allowPrivate);
  if (problem !== null) {
    const params = { why: problem.vi, whyEn: problem.en };
    return refuse('address', { params, fields: { url: problem.en } });
  }
  const { rights } = roleTable[role];
  const strange = content.events?.find((event) => !rights.includes(webhookRights[event]));
  return strange === undefined
    ? null
    : refuse('rights', { params: { event: strange }, fields: { events: strange } });
}

/** Of an address its history, too, keeps where messages go. */
function hostsOnly(changes: FieldChanges): FieldChanges {
  const { url, ...others } = changes;
  return url === undefined ? others : { ...others, url: [hostOf(String(url[0])), hostOf(String(url[1]))] };
}

/** The audit names where messages go; the rest of an address may hold a key of the receiver's. */
function hostOf(url: string): string {
  return new URL(url).host;
}

function newSecret(): string {
  return `vxs_${randomBytes(32).toString('base64url')}`;
}

function entry(what: string, id: string) {
  return { action: `webhook.${what}`, subjectKind: 'webhook', subjectId: id };
}
