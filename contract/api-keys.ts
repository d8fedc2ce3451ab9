import { type Static, Type } from 'typebox';
import { type ApiTable, Id, IdParams, Instant, Nullable, OneOf, Text } from './kit.ts';
import { rights, roles } from './rights.ts';

const ApiKey = Type.Object({
  id: Id,
  name: Type.String(),
  role: OneOf(roles),
  areaId: Nullable(Id),
  areaName: Nullable(Type.String()),
  rights: Type.Array(OneOf(rights)),
  createdAt: Instant,
  createdBy: Type.String(),
  keeperId: Nullable(Id),
  keeper: Nullable(
    Type.String({
      description: 'the administrator who answers for it; null: the program made it for itself',
    }),
  ),
  stopped: Nullable(
    OneOf(
      ['suspended', 'no-right'] as const,
      'why it does not work although nobody withdrew it: its keeper is suspended, or administers its area no more',
    ),
  ),
  replacedBy: Nullable(Type.String({ ...Id, description: 'the key that was made in its place' })),
  replaced: Type.Boolean({
    description: 'that key, or one in the place of that one, stands: this one only goes on until it ends',
  }),
  expiresAt: Instant,
  revokedAt: Nullable(Instant),
  lastUsedAt: Nullable(Instant),
});
export type ApiKey = Static<typeof ApiKey>;

/** Days before its end from which a key is shown as ending. */
export const KEY_WARNING_DAYS = 14;
/** Days that a key which was replaced goes on at most, so that its system can change over. */
export const KEY_OVERLAP_DAYS = 30;

/** Keys by which other systems call the API: `Authorization: Bearer vxk_…`. */
export const apiKeysApi = {
  'GET /api-keys': {
    summary: 'Keys of the own areas, the newest first; never the keys themselves',
    access: 'user.manage',
    reply: { 200: Type.Object({ items: Type.Array(ApiKey) }) },
    file: ['text/csv'],
  },
  'POST /api-keys': {
    summary: 'Make a key for another system; it is answered once',
    access: 'user.manage',
    body: Type.Object({
      id: Id,
      name: Text(120, 'which system it is for'),
      role: OneOf(roles),
      areaId: Nullable(Id),
      /** Some of the role's rights; all of them without. */
      rights: Type.Optional(Type.Array(OneOf(rights), { minItems: 1 })),
      expiresAt: Instant,
    }),
    reply: { 201: Type.Object({ id: Id, key: Type.String() }) },
  },
  'GET /users/{id}/api-keys': {
    summary: 'Keys that an account answers for: they stop with it, unless somebody else takes them over',
    access: 'user.manage',
    params: IdParams,
    reply: { 200: Type.Object({ items: Type.Array(ApiKey) }) },
    file: ['text/csv'],
  },
  'POST /api-keys/{id}/keeper': {
    summary: 'Hand a key to another administrator of its area; one that had stopped works again',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({ keeperId: Id, reason: Text(300) }),
    reply: { 200: Type.Object({ id: Id, keeperId: Id }) },
  },
  'POST /api-keys/{id}/rotate': {
    summary:
      'Make a new key of the same name, role, area and rights; the former one goes on for some days, or ends at once. Whoever asks answers for both',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({
      id: Id,
      expiresAt: Instant,
      overlapDays: Type.Integer({ minimum: 0, maximum: KEY_OVERLAP_DAYS }),
      reason: Type.Optional(Text(300)),
    }),
    reply: {
      201: Type.Object({
        id: Id,
        key: Type.String(),
        /** When the former key ends; never later than it would have. */
        formerUntil: Instant,
      }),
    },
  },
  'POST /api-keys/{id}/revoke': {
    summary: 'Withdraw a key; calls with it are refused within seconds',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: Type.Object({ id: Id, revokedAt: Instant }) },
  },
} as const satisfies ApiTable;
