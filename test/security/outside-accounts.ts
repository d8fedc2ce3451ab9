import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { TEST_NOW } from '../support/fixed.ts';
import { get, open, type OutsideExpectation, refused } from './outside-kit.ts';

/** Accounts and keys of other systems. */
export const accountExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /users': get(() => '/users?q=someone'),
  'POST /users': refused(
    () => '/users',
    (f) => ({
      login: `new-${uuid7().slice(-8)}`,
      name: 'Người Mới',
      roles: [{ role: 'tracer', areaId: f.communeId }],
    }),
  ),
  'GET /users/{id}/history': refused((f) => `/users/${f.accountId}/history`),
  'PATCH /users/{id}': refused(
    (f) => `/users/${f.accountId}`,
    () => ({ version: 1, suspended: true }),
  ),
  'GET /api-keys': open('keys of the own areas; see api-keys.db.test.ts', '/api-keys'),
  'POST /api-keys': refused(
    () => '/api-keys',
    (f) => ({
      id: uuid7(),
      name: 'Cổng dữ liệu',
      role: 'analyst',
      areaId: f.communeId,
      expiresAt: new Date(TEST_NOW + 86_400_000).toISOString(),
    }),
  ),
  'GET /users/{id}/api-keys': refused((f) => `/users/${f.accountId}/api-keys`),
  'POST /api-keys/{id}/keeper': open(
    'names a key, none here; those of others are refused in api-keys.db.test.ts',
    `/api-keys/${uuid7()}/keeper`,
    () => ({ keeperId: uuid7(), reason: 'x' }),
    404,
  ),
  'POST /api-keys/{id}/rotate': open(
    'as above',
    `/api-keys/${uuid7()}/rotate`,
    () => ({ id: uuid7(), expiresAt: new Date(Date.now() + 86_400_000).toISOString(), overlapDays: 7 }),
    404,
  ),
  'POST /api-keys/{id}/revoke': open(
    'names a key, none here; those of others are refused in api-keys.db.test.ts',
    `/api-keys/${uuid7()}/revoke`,
    () => ({ reason: 'x' }),
    404,
  ),
};
