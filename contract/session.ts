import { Type } from 'typebox';
import { historyEndpoint } from './history.ts';
import {
  type ApiTable,
  CalendarDate,
  Id,
  IdParams,
  Instant,
  Nullable,
  OneOf,
  Page,
  Text,
  Version,
  listQuery,
} from './kit.ts';
import { rights, roles } from './rights.ts';

const Grant = Type.Object({ role: OneOf(roles), areaId: Nullable(Id), areaName: Nullable(Type.String()) });
const HeldGrant = Type.Object({
  ...Grant.properties,
  source: OneOf(['hand', 'group'] as const, 'group: from the single sign-on, and goes with it'),
});
/** How an account is reached and recognised; an administrator writes it. */
const Contact = Type.Object({
  phone: Nullable(Text(30)),
  email: Nullable(Text(200)),
  staffCode: Nullable(Text(60)),
});
const SessionUser = Type.Object({ id: Id, name: Type.String(), roles: Type.Array(Grant) });
const Session = Type.Object({
  user: SessionUser,
  rights: Type.Array(OneOf(rights)),
  dataset: Type.String({ description: 'live, demo or study:<name>' }),
  datasets: Type.Array(Type.String(), { description: 'datasets that this session may switch to' }),
  csrfToken: Type.String(),
  totpEnrolled: Type.Boolean(),
  mustChangePassword: Type.Boolean({
    description:
      'the password is a one-time one: only POST /session/password and DELETE /session work until it is changed',
  }),
  /** Null: two-step log-in is on, or nobody asks for it. */
  secondStep: Nullable(
    Type.Object({
      /** From this day on a log-in opens nothing but the set-up of an authenticator. */
      dueOn: CalendarDate,
      overdue: Type.Boolean({
        description:
          'only POST /session/totp, POST /session/password and DELETE /session work until an authenticator is set up',
      }),
    }),
  ),
  recoveryCodesLeft: Type.Integer({
    description: 'codes that open the account once without its authenticator',
  }),
  expiresAt: Instant,
  method: OneOf(
    ['password', 'sso', 'api-key'] as const,
    'how this session was opened; api-key: it is the key of another system, nobody logged in',
  ),
});

const Account = Type.Object({
  id: Id,
  login: Type.String(),
  name: Type.String(),
  dataset: Type.String(),
  suspended: Type.Boolean(),
  totpEnrolled: Type.Boolean(),
  ssoLinked: Type.Boolean({ description: 'the single sign-on opens it' }),
  ssoEnded: Type.Boolean({
    description: 'its officer undid the link: neither e-mail nor staff code brings it back',
  }),
  lastUsedAt: Nullable(Instant),
  roles: Type.Array(HeldGrant),
  contact: Contact,
  version: Version,
});
const GrantInput = Type.Object({ role: OneOf(roles), areaId: Nullable(Id) });

/** Log-in, accounts and the audit trail. */
export const sessionApi = {
  'POST /session': {
    summary: 'Log in with a login and a password (and a TOTP code when the account has one)',
    access: 'public',
    ratePerMinute: 60,
    rateAcross: true,
    body: Type.Object({
      login: Text(80),
      password: Text(200),
      totp: Type.Optional(Text(20, 'code of the authenticator, or a recovery code')),
    }),
    reply: {
      200: Type.Object({ token: Type.String(), user: SessionUser, expiresAt: Instant }),
    },
  },
  'GET /session': {
    summary: 'Who am I, what may I do, and the CSRF token',
    access: 'session',
    reply: { 200: Session },
  },
  'DELETE /session': { summary: 'Log out', access: 'session', reply: { 204: Type.Null() } },
  'PUT /session/dataset': {
    summary: 'Switch between the live data, the demo (training) and the studies',
    access: 'session',
    body: Type.Object({ dataset: Text(60) }),
    reply: { 200: Session },
  },
  'POST /session/password': {
    summary: 'Change the own password',
    access: 'session',
    ratePerMinute: 20,
    rateAcross: true,
    body: Type.Object({ current: Text(200), next: Type.String({ minLength: 12, maxLength: 200 }) }),
    reply: { 204: Type.Null() },
  },
  'POST /session/totp': {
    summary: 'Begin (no code) or confirm (with a code) two-step log-in',
    access: 'session',
    ratePerMinute: 20,
    rateAcross: true,
    body: Type.Object({
      code: Type.Optional(Text(10)),
      current: Type.Optional(Text(20, 'code of the authenticator that is on, to begin with another')),
    }),
    reply: {
      200: Type.Object({
        uri: Nullable(Type.String()),
        enrolled: Type.Boolean(),
        recoveryCodes: Nullable(
          Type.Array(Type.String(), { description: 'answered once, when it is turned on' }),
        ),
      }),
    },
  },
  'GET /users': {
    summary: 'Accounts inside the own area',
    access: 'user.manage',
    query: Type.Object({ ...listQuery, q: Type.Optional(Text(80)) }),
    reply: { 200: Page(Account) },
    file: ['text/csv'],
  },
  'POST /users': {
    summary: 'Create an account; its one-time password is answered once',
    access: 'user.manage',
    body: Type.Object({
      id: Type.Optional(Id),
      login: Type.String({ pattern: '^[a-z0-9._-]{3,60}$' }),
      name: Text(120),
      roles: Type.Array(GrantInput, { minItems: 1, maxItems: 20 }),
      contact: Type.Optional(Type.Partial(Contact)),
    }),
    reply: { 201: Type.Object({ id: Id, oneTimePassword: Type.String() }) },
  },
  'GET /users/{id}/history': historyEndpoint('an account', 'user.manage'),
  'PATCH /users/{id}': {
    summary: 'Change name, roles or suspension of an account',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({
      version: Version,
      name: Type.Optional(Text(120)),
      roles: Type.Optional(Type.Array(GrantInput, { minItems: 1, maxItems: 20 })),
      suspended: Type.Optional(Type.Boolean()),
      resetPassword: Type.Optional(Type.Boolean()),
      /** The phone with the authenticator is gone: the next log-in asks for no code, and its recovery codes end. */
      resetTotp: Type.Optional(Type.Boolean()),
      /** The provider replaced its account: whoever it names by the e-mail or staff code next is linked instead. */
      unlinkSso: Type.Optional(Type.Boolean()),
      /** Its officer undid the link: whoever the provider names by the e-mail or staff code next is linked again. */
      relinkSso: Type.Optional(Type.Boolean()),
      /** An administrator who takes over the keys and the receivers of messages that this account answers for; without, those that it may make no more stop. */
      keysTo: Type.Optional(Id),
      reason: Type.Optional(Text(300, 'kept in the audit trail')),
      contact: Type.Optional(Type.Partial(Contact)),
    }),
    reply: { 200: Type.Object({ version: Version, oneTimePassword: Nullable(Type.String()) }) },
  },
  'GET /audit': {
    summary: 'Who did and who looked at what',
    access: 'audit.read',
    query: Type.Object({
      ...listQuery,
      actor: Type.Optional(Text(80)),
      action: Type.Optional(Text(60)),
      subject: Type.Optional(Id),
      from: Type.Optional(Instant),
      to: Type.Optional(Instant),
    }),
    reply: {
      200: Page(
        Type.Object({
          id: Type.String(),
          at: Instant,
          actor: Type.String(),
          action: Type.String(),
          subjectKind: Nullable(Type.String()),
          subjectId: Nullable(Id),
          areaName: Nullable(Type.String()),
          reason: Nullable(Type.String()),
          sealed: Type.Boolean(),
        }),
      ),
    },
    file: ['text/csv'],
  },
} as const satisfies ApiTable;
