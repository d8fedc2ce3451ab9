import { type Static, Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';

/** `waiting` for its code to be typed, `expired` nobody typed it in time, `paired` with one machine, `ended` its year is over. */
export const screenStates = ['waiting', 'expired', 'paired', 'ended', 'revoked'] as const;

const Screen = Type.Object({
  id: Id,
  name: Type.String(),
  state: OneOf(screenStates),
  createdAt: Instant,
  createdBy: Type.String(),
  pairedAt: Nullable(Instant),
  lastSeenAt: Nullable(Instant),
  /** When the pairing, or the code that waits for it, ends. */
  until: Nullable(Instant),
});
export type WallScreen = Static<typeof Screen>;

const Code = Type.Object({
  id: Id,
  code: Type.String({ description: 'shown once; good for one machine and fifteen minutes' }),
  until: Instant,
  address: Type.String({
    description: 'what is opened on the machine of the screen; the code stands behind the #',
  }),
});

/** Screens of the command room that show the wall without anybody who logs in. */
export const commandScreensApi = {
  'GET /command/screens': {
    summary: 'Screens that may show the wall, with when each was last seen; never their keys',
    access: 'user.manage',
    reply: { 200: Type.Object({ items: Type.Array(Screen) }) },
    file: ['text/csv'],
  },
  'POST /command/screens': {
    summary: 'Register a screen; its one-time pairing code is answered once',
    access: 'user.manage',
    body: Type.Object({ id: Id, name: Text(120, 'where it hangs') }),
    reply: { 201: Code },
  },
  'POST /command/screens/{id}/code': {
    summary:
      'A new pairing code for a screen; whatever machine was paired before is shut out when it is used',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({}),
    reply: { 201: Code },
  },
  'POST /command/screens/{id}/revocation': {
    summary: 'Shut a screen out; it shows nothing more within seconds',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: Screen },
  },
  'POST /command/screens/pairing': {
    summary:
      'Pair this machine by the code that an administrator was shown; it may then read the wall and nothing else',
    access: 'public',
    ratePerMinute: 10,
    rateAcross: true,
    body: Type.Object({ code: Text(20) }),
    reply: { 200: Type.Object({ name: Type.String(), until: Instant }) },
  },
} as const satisfies ApiTable;
