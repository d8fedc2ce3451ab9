import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { open, type OutsideExpectation, refused } from './outside-kit.ts';

/** Devices of accounts, roles of groups, receivers of messages. */
export const identityExpectations: Readonly<Record<string, OutsideExpectation>> = {
  'GET /users/{id}/devices': refused((f) => `/users/${f.accountId}/devices`),
  'POST /users/{id}/devices/end': refused(
    (f) => `/users/${f.accountId}/devices/end`,
    () => ({ id: null, reason: 'Mất máy' }),
  ),
  'GET /second-step': open('counts of the own areas; see second-step.db.test.ts', '/second-step'),
  'PUT /second-step/{role}': refused(
    () => '/second-step/tracer',
    () => ({ required: true, from: '2026-12-01', graceDays: 14, reason: 'x' }),
  ),
  'GET /group-roles': open('roles of the own areas; see sso.db.test.ts', '/group-roles'),
  'POST /group-roles': refused(
    () => '/group-roles',
    (f) => ({ id: uuid7(), group: `Nhóm ${uuid7()}`, role: 'tracer', areaId: f.communeId }),
  ),
  'POST /group-roles/{id}/end': open(
    'names a role of a group, none here; those of others are refused in sso.db.test.ts',
    `/group-roles/${uuid7()}/end`,
    () => ({ reason: 'x' }),
    404,
  ),
  'GET /webhooks': open('receivers of the own areas; see webhooks.db.test.ts', '/webhooks'),
  'POST /webhooks': refused(
    () => '/webhooks',
    (f) => ({
      id: uuid7(),
      name: 'Cổng dữ liệu',
      url: 'https://hooks.example.org/in',
      role: 'analyst',
      areaId: f.communeId,
      events: ['risk.published'],
    }),
  ),
  'PATCH /webhooks/{id}': open(
    'names a receiver, none here; those of others are refused in webhooks.db.test.ts',
    `/webhooks/${uuid7()}`,
    () => ({ version: 1, on: false }),
    404,
  ),
  'POST /webhooks/{id}/keeper': open(
    'as above',
    `/webhooks/${uuid7()}/keeper`,
    () => ({ keeperId: uuid7(), reason: 'x' }),
    404,
  ),
  'POST /webhooks/keeper': open(
    'each row by itself: those of others are refused in keepers.db.test.ts',
    '/webhooks/keeper',
    () => ({ ids: [uuid7()], keeperId: uuid7(), reason: 'x' }),
    200,
  ),
  'POST /webhooks/{id}/rotate': open('as above', `/webhooks/${uuid7()}/rotate`, undefined, 404),
  'POST /webhooks/{id}/former-secrets/removal': open(
    'as above',
    `/webhooks/${uuid7()}/former-secrets/removal`,
    undefined,
    404,
  ),
  'POST /webhooks/{id}/ping': open('as above', `/webhooks/${uuid7()}/ping`, undefined, 404),
  'GET /webhooks/{id}/deliveries': open('as above', `/webhooks/${uuid7()}/deliveries`, undefined, 404),
  'GET /webhook-deliveries/{id}': open(
    'names a message, none here',
    `/webhook-deliveries/${uuid7()}`,
    undefined,
    404,
  ),
  'POST /webhook-deliveries/redeliver': open(
    'each row by itself, none here',
    '/webhook-deliveries/redeliver',
    () => ({ ids: [uuid7()] }),
    200,
  ),
  'POST /webhook-deliveries/{id}/redeliver': open(
    'names a message, none here',
    `/webhook-deliveries/${uuid7()}/redeliver`,
    undefined,
    404,
  ),
};
