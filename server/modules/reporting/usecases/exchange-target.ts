import type { Static } from 'typebox';
import type { exchangeApi } from '../../../../contract/exchange.ts';
import type { Body } from '../../../../contract/kit.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { refuse as refuseGeneral } from '../../../platform/outcomes/general.ts';
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
  const problem = body.url === null ? null : addressProblem(body.url, exchange.allowPrivate);
  if (problem !== null) {
    const fields = { url: problem.en };
    return refuseExchange('address', { params: { why: problem.vi, whyEn: problem.en }, fields });
  }
  const now = platform.clock.now();
  return await platform.db.transaction().execute(async (tx): Promise<Outcome<Shown>> => {
    const former = await findTarget(scope, tx, true);
    if ((former?.version ?? 0) !== body.version) {
      return refuseGeneral('version-conflict', { current: await present(context, former) });
    }
    const row = {
      dataset: scope.dataset,
      url: body.url,
      auth: body.auth,
      enabled: body.enabled && body.url !== null,
      push_at: body.pushAt ?? null,
      pushed_until: new Date(now),
      version: body.version + 1,
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
