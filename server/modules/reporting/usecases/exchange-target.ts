import type { Static } from 'typebox';
import type { exchangeApi } from '../../../../contract/exchange.ts';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { mergePatch } from '../../../platform/db/merge-edit.ts';
import { refuseConflict } from '../../../platform/outcomes/general.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { ReportContext } from '../context.ts';
import { addressProblem } from '../exchange/address.ts';
import { authorizationOf } from '../exchange/send.ts';
import { refuseExchange } from '../refusals.ts';
import { findTarget, saveTarget, type TargetRow } from '../store/exchange.ts';
import { needsProvince } from './reach.ts';

type Shown = Static<(typeof exchangeApi)['GET /exchange/target']['reply'][200]>;

/** Where to push, and whether the secret is in its place; never the secret. */
export async function showTarget(context: ReportContext, scope: Scope): Promise<Outcome<Shown>> {
  const refused = needsProvince(context, scope, 'exchange.manage');
  return refused ?? done(await present(context, await findTarget(scope, context.platform.db)));
}

/** Sets the address; one that cannot be used leaves the former in place. */
export async function setTarget(
  context: ReportContext,
  scope: Scope,
  body: Body<(typeof exchangeApi)['PUT /exchange/target']>,
): Promise<Outcome<Shown>> {
  const refused = needsProvince(context, scope, 'exchange.manage');
  if (refused !== null) {
    return refused;
  }
  const { platform, exchange } = context;
  const problem =
    body.url === undefined || body.url === null ? null : addressProblem(body.url, exchange.allowPrivate);
  if (problem !== null) {
    const fields = { url: problem.en };
    return refuseExchange('address', { params: { why: problem.vi, whyEn: problem.en }, fields });
  }
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<Shown>> => {
    const former = await findTarget(scope, tx, true);
    const { version: seen, ...patch } = body;
    const merged = mergePatch(
      {
        version: former?.version ?? 0,
        fieldVersions: former?.field_versions ?? {},
        values: {
          url: former?.url ?? null,
          auth: former?.auth ?? 'token',
          enabled: former?.enabled ?? false,
          pushAt: former?.push_at ?? null,
        },
      },
      seen,
      patch,
    );
    if (merged.conflicts.length > 0) {
      return refuseConflict(merged.conflicts, await present(context, former));
    }
    if (Object.keys(merged.changes).length === 0) {
      return done(await present(context, former));
    }
    const { url, auth, enabled, pushAt } = merged.values;
    const row: TargetRow = {
      dataset: scope.dataset,
      url,
      auth,
      enabled: enabled && url !== null,
      push_at: pushAt,
      pushed_until: new Date(now),
      version: merged.version,
      field_versions: merged.fieldVersions,
      changed_at: new Date(now),
      changed_by: scope.actor.name,
    };
    await saveTarget(scope, tx, row);
    const detail = { enabled: row.enabled, auth: row.auth, pushAt: row.push_at };
    await audit(tx, scope, now, [{ action: 'exchange.target', detail }]);
    return done(await present(context, row));
  });
}

async function present({ exchange }: ReportContext, row: TargetRow | undefined): Promise<Shown> {
  const auth = row?.auth ?? 'token';
  return {
    url: row?.url ?? null,
    auth,
    enabled: row?.enabled ?? false,
    pushAt: row?.push_at ?? null,
    version: row?.version ?? 0,
    secretReady: (await authorizationOf(auth, exchange.secretFile)) !== null,
    privateAllowed: exchange.allowPrivate,
    changedAt: row?.changed_at.toISOString() ?? null,
    changedBy: row?.changed_by ?? null,
  };
}
