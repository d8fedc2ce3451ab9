import { type Static, Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';
import { roles } from './rights.ts';

export const deviceKinds = ['browser', 'phone'] as const;
export const signInMethods = ['password', 'sso'] as const;

const Device = Type.Object({
  id: Id,
  kind: OneOf(deviceKinds, 'browser: a session; phone: a phone of a post, with data on it'),
  name: Nullable(Type.String({ description: 'browser and system, or the name of the phone' })),
  network: Nullable(Type.String({ description: 'the front of the address; the whole is never kept' })),
  method: Nullable(OneOf(signInMethods)),
  since: Instant,
  seenAt: Nullable(Instant),
  until: Nullable(Instant),
  current: Type.Boolean(),
});
export type Device = Static<typeof Device>;
const Devices = Type.Object({ items: Type.Array(Device) });
const WhichDevice = { id: Nullable(Id) };

const Proof = { password: Text(200), totp: Type.Optional(Text(20)) };

const GroupRole = Type.Object({
  id: Id,
  group: Type.String(),
  role: OneOf(roles),
  areaId: Id,
  areaName: Nullable(Type.String()),
  madeAt: Instant,
  madeBy: Type.String(),
});
export type GroupRole = Static<typeof GroupRole>;

/** Devices of accounts, a forgotten password, and single sign-on (OpenID Connect). */
export const identityApi = {
  'GET /session/devices': {
    summary: 'Where the own account is logged in, and the phones of posts that it registered',
    access: 'session',
    reply: { 200: Devices },
  },
  'POST /session/devices/end': {
    summary: 'End one of the own sessions or phones, or (id null) all but this one; refused within seconds',
    access: 'session',
    body: Type.Object(WhichDevice),
    reply: { 200: Type.Object({ ended: Type.Integer() }) },
  },
  'GET /users/{id}/devices': {
    summary: 'Where an account of the own area is logged in',
    access: 'user.manage',
    params: IdParams,
    reply: { 200: Devices },
  },
  'POST /users/{id}/devices/end': {
    summary: 'End one session or phone of an account, or (id null) all of them',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({ ...WhichDevice, reason: Text(300) }),
    reply: { 200: Type.Object({ ended: Type.Integer() }) },
  },
  'POST /session/reset': {
    summary: 'Ask for a code to the phone of an account; the answer is the same for every login',
    access: 'public',
    ratePerMinute: 10,
    rateAcross: true,
    body: Type.Object({ login: Text(80) }),
    reply: { 202: Type.Object({ minutes: Type.Integer() }) },
  },
  'POST /session/reset/confirm': {
    summary: 'Set a new password with the code; all sessions of the account end',
    access: 'public',
    ratePerMinute: 10,
    rateAcross: true,
    body: Type.Object({
      login: Text(80),
      code: Text(20),
      next: Type.String({ minLength: 12, maxLength: 200 }),
    }),
    reply: { 204: Type.Null() },
  },
  'POST /session/sso': {
    summary: 'Begin a log-in at the provider of the province: where to send the browser',
    access: 'public',
    ratePerMinute: 60,
    body: Type.Object({ next: Type.Optional(Text(500, 'path inside the console')) }),
    reply: { 200: Type.Object({ url: Type.String() }) },
  },
  'GET /session/sso/callback': {
    summary: 'Where the provider sends the browser back to; answers with a redirect into the console',
    access: 'public',
    ratePerMinute: 60,
    query: Type.Object({
      code: Type.Optional(Type.String({ maxLength: 4000 })),
      state: Type.Optional(Type.String({ maxLength: 400 })),
      error: Type.Optional(Type.String({ maxLength: 200 })),
    }),
    reply: { 303: Type.Null() },
  },
  'POST /session/sso/code': {
    summary: 'The code of the authenticator, where the provider did not ask for a second step',
    access: 'public',
    ratePerMinute: 30,
    rateAcross: true,
    body: Type.Object({ totp: Text(20) }),
    reply: { 200: Type.Object({ next: Type.String() }) },
  },
  'GET /session/sso': {
    summary: 'Whether the own account is linked to one of the provider',
    access: 'session',
    reply: {
      200: Type.Object({
        name: Nullable(Type.String({ description: 'of the provider; null: there is none' })),
        linkedAt: Nullable(Instant),
        lastUsedAt: Nullable(Instant),
        /** Whether a password of its own would still open the account. */
        ownPassword: Type.Boolean(),
      }),
    },
  },
  'POST /session/sso/link': {
    summary: 'Link the own account, with the password again: where to send the browser',
    access: 'session',
    ratePerMinute: 20,
    rateAcross: true,
    body: Type.Object(Proof),
    reply: { 200: Type.Object({ url: Type.String() }) },
  },
  'POST /session/sso/unlink': {
    summary: 'Undo the link, with the password again; rights that came by groups go with it',
    access: 'session',
    ratePerMinute: 20,
    rateAcross: true,
    body: Type.Object(Proof),
    reply: { 204: Type.Null() },
  },
  'POST /session/sso/leave': {
    summary: 'Log out here; answers where to log out at the provider too',
    access: 'session',
    reply: { 200: Type.Object({ url: Nullable(Type.String()) }) },
  },
  'GET /group-roles': {
    summary: 'What groups of the provider may do in the own areas',
    access: 'user.manage',
    reply: {
      200: Type.Object({
        name: Nullable(Type.String({ description: 'of the provider; null: there is none' })),
        items: Type.Array(GroupRole),
      }),
    },
    file: ['text/csv'],
  },
  'POST /group-roles': {
    summary: 'Give a group a role in an area; it holds from the next sign-in of each member',
    access: 'user.manage',
    body: Type.Object({ id: Id, group: Text(200), role: OneOf(roles), areaId: Id }),
    reply: { 201: Type.Object({ id: Id }) },
  },
  'POST /group-roles/{id}/end': {
    summary: 'Take a role from a group; members lose it at once',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: Type.Object({ id: Id }) },
  },
} as const satisfies ApiTable;
