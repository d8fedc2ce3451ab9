import { rights } from '../../../contract/rights.ts';
import type { ApiKey, apiKeysApi } from '../../../contract/api-keys.ts';
import type { Query } from '../../../contract/kit.ts';
import type { secondStepApi } from '../../../contract/second-step.ts';
import type { sessionApi } from '../../../contract/session.ts';
import { allPages, csvAnswer, type CsvValue, pagedCsv } from '../http/csv.ts';
import { listAudit } from '../audit/list.ts';
import type { Handlers, Platform } from '../module.ts';
import { cutPage } from '../http/paging.ts';
import { refuse as refuseGeneral } from '../outcomes/general.ts';
import { done } from '../outcomes/outcome.ts';
import { refuse } from './refusals.ts';
import { holds, pathsOf, type Scope } from './scope.ts';
import type { AreaPaths, Session, Sessions } from './sessions.ts';
import { rotateApiKey } from './usecases/rotate-api-key.ts';
import { deleteSession, grantsOf, type GrantRow, listAccounts, setSessionDataset } from './store/accounts.ts';
import { logIn } from './usecases/log-in.ts';
import { createFailureGuard } from './usecases/failure-guard.ts';
import { contactsOf, endedClaims, noContact } from './store/contacts.ts';
import { linkedOf } from './store/identities.ts';
import { answerHistory } from '../audit/history-file.ts';
import { showAccountHistory } from './usecases/account-history.ts';
import { changeAccount, type HandOn } from './usecases/change-account.ts';
import { createAccount, manageableAccount } from './usecases/manage-accounts.ts';
import { handOverKey } from './usecases/hand-over-keys.ts';
import { makeApiKey, revokeApiKey, showApiKeys } from './usecases/manage-api-keys.ts';
import { changePassword, enrolTotp, renewRecoveryCodes } from './usecases/own-account.ts';
import { requireSecondStep, showSecondStep } from './usecases/second-step.ts';
import type { CodeSender } from './usecases/reset-password.ts';
import type { Phones } from './usecases/show-devices.ts';
import type { SsoContext } from './usecases/sign-in-elsewhere.ts';
import { whenceOf } from './whence.ts';

type AccountQuery = Omit<Query<(typeof sessionApi)['GET /users']>, 'cursor'> & {
  readonly cursor?: string | undefined;
};
const accountColumns = ['id', 'login', 'name', 'dataset', 'suspended', 'totpEnrolled', 'lastUsedAt'] as const;
const auditColumns = [
  'id',
  'at',
  'actor',
  'action',
  'subjectKind',
  'subjectId',
  'areaName',
  'reason',
  'sealed',
] as const;

/** What access needs to know of areas; the registry gives it. */
export type AccessAreas = {
  readonly pathOf: (id: string) => string | undefined;
  readonly nameOf: (id: string) => string | undefined;
  readonly idsUnder: (paths: readonly string[]) => readonly string[];
  readonly nosUnder: (paths: readonly string[]) => readonly number[];
  readonly nameOfNo: (no: number) => string | undefined;
  readonly provincePath: () => string | null;
};

export type AccessOptions = {
  readonly sessions: Sessions;
  readonly areas: AccessAreas;
  /** Datasets besides an account's own that exist now: demo for training, studies. */
  readonly otherDatasets: () => Promise<readonly string[]>;
  readonly handOn: HandOn;
  readonly phones: Phones;
  readonly codes: CodeSender;
  readonly sso: Pick<SsoContext, 'oidc' | 'dataset' | 'inProvince'>;
};

/** Paths of areas by id, of those that there are. */
export function areaPathsOf(areas: AccessAreas): AreaPaths {
  return async (ids) =>
    new Map(
      ids.flatMap((id): [string, string][] =>
        areas.pathOf(id) === undefined ? [] : [[id, areas.pathOf(id)!]],
      ),
    );
}

export function accessHandlers(
  platform: Platform,
  { sessions, areas, otherDatasets, handOn }: AccessOptions,
): Handlers<typeof sessionApi & typeof apiKeysApi & typeof secondStepApi> {
  const guard = createFailureGuard(platform);
  const paths = areaPathsOf(areas);
  const secondStep = { platform, ...areas };
  const showGrants = (grants: readonly GrantRow[]) =>
    grants.map(({ role, area_id }) => ({
      role,
      areaId: area_id,
      areaName: area_id === null ? null : (areas.nameOf(area_id) ?? null),
    }));

  async function showAccounts(scope: Scope, query: AccountQuery) {
    const limit = query.limit ?? 50;
    const own = pathsOf(scope, 'user.manage');
    const areaIds = own.includes('') ? null : areas.idsUnder(own);
    const found = await listAccounts(scope, platform.db, { ...query, limit, areaIds });
    const page = cutPage(found, limit, (row) => [row.login]);
    const ids = page.rows.map((row) => row.id);
    const [grants, contacts, linked, ended] = await Promise.all([
      grantsOf(scope, platform.db, ids),
      contactsOf(scope, platform.db, platform.secrets, ids),
      linkedOf(scope, platform.db, ids),
      endedClaims(scope, platform.db, ids),
    ]);
    return {
      items: page.rows.map((row) => ({
        id: row.id,
        login: row.login,
        name: row.name,
        dataset: row.dataset,
        suspended: row.suspended,
        totpEnrolled: row.totp_secret !== null,
        ssoLinked: linked.has(row.id),
        ssoEnded: ended.has(row.id),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
        roles: (grants.get(row.id) ?? []).map((grant) => ({
          ...showGrants([grant])[0]!,
          source: grant.source,
        })),
        contact: contacts.get(row.id) ?? noContact,
        version: row.version,
      })),
      next: page.next,
      total: null,
    };
  }

  async function* accountLines(scope: Scope, query: AccountQuery): AsyncGenerator<readonly CsvValue[]> {
    const pages = allPages(async (cursor) => await showAccounts(scope, { ...query, cursor, limit: 500 }));
    for await (const one of pages) {
      const roles = one.roles.map(({ role, areaName }) => `${role} ${areaName ?? ''}`.trim());
      yield [...accountColumns.map((column) => one[column]), roles.join('; ')];
    }
  }

  async function describe(session: Session) {
    const { scope } = session;
    const id = scope.actor.id!;
    const studies = holds(scope, 'study.read') ? await otherDatasets() : [];
    return {
      user: {
        id,
        name: scope.actor.name,
        // What holds in this session: roles by group only where the provider opened it.
        roles: showGrants(scope.grants.map(({ role, areaId }) => ({ role, area_id: areaId }))),
      },
      rights: rights.filter((right) => holds(scope, right)),
      dataset: scope.dataset,
      datasets: [...new Set([session.homeDataset, ...studies])],
      csrfToken: session.csrfToken,
      totpEnrolled: session.totpEnrolled,
      secondStep: session.secondStep,
      recoveryCodesLeft: session.recoveryCodesLeft,
      mustChangePassword: session.mustChangePassword,
      expiresAt: new Date(session.expiresAt).toISOString(),
      method: session.method,
    };
  }

  /** What changed is known at once: the next request is answered as by whoever the officer is now. */
  function known<T>(session: Session, outcome: T): T {
    sessions.forget(session);
    return outcome;
  }

  const isAlive = (key: ApiKey) => key.revokedAt === null && Date.parse(key.expiresAt) > platform.clock.now();

  return {
    'POST /session': async (request) => {
      const outcome = await logIn(platform, sessions, guard, request.body, whenceOf(request));
      if (!outcome.ok) {
        return outcome;
      }
      const { account, token, expiresAt } = outcome.value;
      const held = await grantsOf(emptyScope(account.dataset), platform.db, [account.id]);
      const byHand = (held.get(account.id) ?? []).filter(({ source }) => source === 'hand');
      const user = { id: account.id, name: account.name, roles: showGrants(byHand) };
      return {
        ...done({ token, user, expiresAt: new Date(expiresAt).toISOString() }),
        cookie: { token, expiresAt },
      };
    },
    'GET /session': async ({ session }) => {
      const expiresAt = await sessions.extend(session!, platform.clock.now());
      return done(await describe({ ...session!, expiresAt }));
    },
    'DELETE /session': async ({ session, scope }) => {
      if (session!.byKey) {
        return refuse('key-session');
      }
      await deleteSession(scope, platform.db, session!.tokenHash);
      sessions.forget(session!);
      return { ...done(null, 204), cookie: 'clear' };
    },
    'PUT /session/dataset': async ({ session, scope, body }) => {
      if (session!.byKey) {
        return refuse('key-session');
      }
      if (!(await describe(session!)).datasets.includes(body.dataset)) {
        return refuse('unknown-dataset', { fields: { dataset: 'unknown' } });
      }
      await setSessionDataset(scope, platform.db, session!.tokenHash, body.dataset);
      sessions.forget(session!);
      return done(await describe({ ...session!, scope: { ...scope, dataset: body.dataset } }));
    },
    'POST /session/password': async ({ session, body }) =>
      session!.byKey
        ? refuse('key-session')
        : known(session!, await changePassword({ platform, guard }, session!, body.current, body.next)),
    'POST /session/totp': async ({ session, body }) =>
      session!.byKey
        ? refuse('key-session')
        : known(session!, await enrolTotp({ platform, guard }, session!, body)),
    'POST /session/recovery-codes': async ({ session, body }) =>
      session!.byKey
        ? refuse('key-session')
        : known(session!, await renewRecoveryCodes({ platform, guard }, session!, body.totp)),
    'GET /second-step': async ({ scope }) => done(await showSecondStep(secondStep, scope)),
    'PUT /second-step/{role}': async ({ scope, params, body }) =>
      await requireSecondStep(secondStep, scope, params, body),
    'GET /users': async ({ scope, query, wants }) =>
      wants === 'json'
        ? done(await showAccounts(scope, query))
        : csvAnswer('users.csv', [...accountColumns, 'roles'], accountLines(scope, query)),
    'POST /users': async ({ scope, body }) => await createAccount(platform, paths, scope, body),
    'GET /users/{id}/history': async ({ scope, params, query, wants }) =>
      await answerHistory(
        'account',
        { query, wants },
        async (asked) =>
          await showAccountHistory(platform, { paths, nameOf: areas.nameOf }, scope, params.id, asked),
      ),
    'PATCH /users/{id}': async ({ scope, params, body }) =>
      await changeAccount(platform, paths, scope, params.id, body, handOn),
    'GET /api-keys': async ({ scope }) =>
      done(await showApiKeys({ platform, areaPaths: paths }, scope, areas.nameOf)),
    'POST /api-keys': async ({ scope, body }) =>
      await makeApiKey({ platform, areaPaths: paths }, scope, body),
    'GET /users/{id}/api-keys': async ({ scope, params }) => {
      const account = await manageableAccount(platform, paths, scope, params.id);
      const shown = await showApiKeys({ platform, areaPaths: paths }, scope, areas.nameOf);
      return account === null
        ? refuseGeneral('not-found')
        : done({ items: shown.items.filter((key) => key.keeperId === account.id && isAlive(key)) });
    },
    'POST /api-keys/{id}/keeper': async ({ scope, params, body }) =>
      await handOverKey({ platform, areaPaths: paths }, scope, params.id, body),
    'POST /api-keys/{id}/rotate': async ({ scope, params, body }) =>
      await rotateApiKey({ platform, areaPaths: paths }, scope, params.id, body),
    'POST /api-keys/{id}/revoke': async ({ scope, params, body }) =>
      await revokeApiKey({ platform, areaPaths: paths }, scope, params.id, body.reason),
    'GET /audit': async ({ scope, query, wants }) => {
      const own = pathsOf(scope, 'audit.read');
      if (own.length === 0) {
        return refuseGeneral('forbidden');
      }
      const areaNos = own.includes('') ? null : areas.nosUnder(own);
      const read = async (more: object = {}) =>
        done(await listAudit(scope, platform.db, { ...query, ...more }, areaNos, areas.nameOfNo));
      return wants === 'json'
        ? await read()
        : pagedCsv('audit.csv', auditColumns, (cursor) => read({ cursor, limit: 500 }));
    },
  };
}

function emptyScope(dataset: string): Scope {
  return { actor: { kind: 'system', id: null, name: 'log-in' }, dataset, grants: [] };
}
