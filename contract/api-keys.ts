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
  expiresAt: Instant,
  revokedAt: Nullable(Instant),
  lastUsedAt: Nullable(Instant),
});
export type ApiKey = Static<typeof ApiKey>;

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
  'POST /api-keys/{id}/revoke': {
    summary: 'Withdraw a key; calls with it are refused within seconds',
    access: 'user.manage',
    params: IdParams,
    body: Type.Object({ reason: Text(300) }),
    reply: { 200: Type.Object({ id: Id, revokedAt: Instant }) },
  },
} as const satisfies ApiTable;
