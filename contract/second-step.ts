import { type Static, Type } from 'typebox';
import { type ApiTable, Instant, CalendarDate, Nullable, OneOf, Text } from './kit.ts';
import { type Role, roles } from './rights.ts';

/** Roles that no officer logs in with: their pages open by a paired screen or a paper. */
const WITHOUT_LOG_IN: ReadonlySet<Role> = new Set(['citizen', 'wall-screen']);
/** Roles for which an authenticator can be required. */
export const secondStepRoles: readonly Role[] = roles.filter((role) => !WITHOUT_LOG_IN.has(role));

/** Days that an officer may have at most to set an authenticator up. */
export const LONGEST_GRACE_DAYS = 90;

const SecondStepRule = Type.Object({
  role: OneOf(secondStepRoles),
  required: Type.Boolean(),
  from: Nullable(CalendarDate),
  graceDays: Type.Integer({
    description: 'days after `from`, or after the account was made, whichever is later',
  }),
  reason: Nullable(Type.String()),
  setAt: Nullable(Instant),
  setBy: Nullable(Type.String()),
  accounts: Type.Integer({ description: 'accounts that hold the role and are not suspended' }),
  without: Type.Integer({ description: 'those of them without an authenticator' }),
});
export type SecondStepRule = Static<typeof SecondStepRule>;

/** Who must log in with an authenticator, and what helps whose authenticator is out of reach. */
export const secondStepApi = {
  'GET /second-step': {
    summary: 'Roles for which two-step log-in is required, and how many accounts lack it',
    access: 'user.manage',
    reply: {
      200: Type.Object({
        items: Type.Array(SecondStepRule),
        mayChange: Type.Boolean({ description: 'the caller administers the whole province' }),
      }),
    },
    file: ['text/csv'],
  },
  'PUT /second-step/{role}': {
    summary:
      'Require two-step log-in of a role from a day, or no longer; holds from the next log-in of each officer',
    access: 'user.manage',
    params: Type.Object({ role: OneOf(secondStepRoles) }),
    body: Type.Object({
      required: Type.Boolean(),
      from: CalendarDate,
      graceDays: Type.Integer({ minimum: 0, maximum: LONGEST_GRACE_DAYS }),
      reason: Text(300),
    }),
    reply: { 200: Type.Object({ role: OneOf(secondStepRoles), required: Type.Boolean() }) },
  },
  'POST /session/recovery-codes': {
    summary: 'New recovery codes for the own account, with a code of the authenticator; the former end',
    access: 'session',
    ratePerMinute: 20,
    rateAcross: true,
    body: Type.Object({ totp: Text(20) }),
    reply: { 200: Type.Object({ codes: Type.Array(Type.String()) }) },
  },
} as const satisfies ApiTable;
