import type { identityApi } from '../../../contract/identity.ts';
import type { Handlers, Platform } from '../module.ts';
import { refuse as refuseGeneral } from '../outcomes/general.ts';
import { done } from '../outcomes/outcome.ts';
import { refuse } from './refusals.ts';
import type { AccessOptions } from './routes.ts';
import { pathsOf } from './scope.ts';
import type { AreaPaths } from './sessions.ts';
import { createFailureGuard } from './usecases/failure-guard.ts';
import { manageableAccount } from './usecases/manage-accounts.ts';
import { giveGroupRole, showGroupRoles, takeGroupRole } from './usecases/manage-group-roles.ts';
import { askReset, confirmReset } from './usecases/reset-password.ts';
import { endDevices, showDevices } from './usecases/show-devices.ts';
import {
  beginLink,
  beginSso,
  finishByCode,
  finishSso,
  leave,
  showSso,
  type SsoParts,
  unlink,
} from './usecases/single-sign-on.ts';
import { createWaitingSignIns } from './usecases/waiting-sign-ins.ts';
import { whenceOf } from './whence.ts';

/** Devices, a forgotten password, single sign-on. */
export function identityHandlers(
  platform: Platform,
  options: AccessOptions,
  areaPaths: AreaPaths,
): Handlers<typeof identityApi> {
  const { areas, phones, codes, sso } = options;
  const guard = createFailureGuard(platform);
  const devices = { platform, phones };
  const waiting = createWaitingSignIns(platform);
  const parts: SsoParts = { platform, sessions: options.sessions, guard, waiting, ...sso };
  const groups = { platform, areaPaths, inProvince: sso.inProvince };

  return {
    'GET /session/devices': async ({ scope, session }) =>
      session!.byKey
        ? refuse('key-session')
        : done(await showDevices(devices, scope, scope.actor.id!, session!.id)),
    'POST /session/devices/end': async ({ scope, session, body }) => {
      if (session!.byKey) {
        return refuse('key-session');
      }
      const id = body.id?.toLowerCase() ?? null;
      const except = id === null ? session!.id : null;
      const ended = await endDevices(devices, scope, scope.actor.id!, { id, except });
      if (id === session!.id) {
        options.sessions.forget(session!);
      }
      return ended;
    },
    'GET /users/{id}/devices': async ({ scope, params }) => {
      const account = await manageableAccount(platform, areaPaths, scope, params.id);
      return account === null
        ? refuseGeneral('not-found')
        : done(await showDevices(devices, scope, account.id, null));
    },
    'POST /users/{id}/devices/end': async ({ scope, params, body }) => {
      const account = await manageableAccount(platform, areaPaths, scope, params.id);
      const which = { id: body.id?.toLowerCase() ?? null, except: null };
      return account === null
        ? refuseGeneral('not-found')
        : await endDevices(devices, { ...scope, reason: body.reason }, account.id, which);
    },
    'POST /session/reset': async ({ body }) => await askReset(platform, codes, sso.dataset, body.login),
    'POST /session/reset/confirm': async ({ body }) => await confirmReset(platform, guard, body),
    'POST /session/sso': async ({ body }) => await beginSso(parts, body.next, null),
    'GET /session/sso/callback': async (request) =>
      await finishSso(parts, { query: request.query, flow: request.flow, whence: whenceOf(request) }),
    'POST /session/sso/code': async (request) =>
      await finishByCode(parts, {
        totp: request.body.totp,
        flow: request.flow,
        whence: whenceOf(request),
      }),
    'GET /session/sso': async ({ session }) =>
      session!.byKey ? refuse('key-session') : await showSso(parts, session!),
    'POST /session/sso/link': async ({ session, body }) => await beginLink(parts, session!, body),
    'POST /session/sso/unlink': async ({ session, body }) => await unlink(parts, session!, body),
    'POST /session/sso/leave': async ({ session }) =>
      session!.byKey ? refuse('key-session') : await leave(parts, session!),
    'GET /group-roles': async ({ scope }) => {
      const own = pathsOf(scope, 'user.manage');
      const areaIds = own.includes('') ? null : areas.idsUnder(own);
      return done({
        name: sso.oidc?.name ?? null,
        items: await showGroupRoles(groups, scope, areaIds, areas.nameOf),
      });
    },
    'POST /group-roles': async ({ scope, body }) => await giveGroupRole(groups, scope, body),
    'POST /group-roles/{id}/end': async ({ scope, params, body }) =>
      await takeGroupRole(groups, scope, params.id, body.reason),
  };
}
