import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../../contract/index.ts';
import type { Endpoint } from '../../contract/kit.ts';
import { uuid7 } from '../../server/platform/ids/uuid7.ts';
import { buildFixture, type Fixture } from '../security/fixture.ts';
import { TEST_NOW } from '../support/fixed.ts';
import { type Caller, testApp, type TestApp } from '../support/app.ts';

/**
 * Every request that carries the version of a record: either edits of different fields merge and edits of the same field show
 * both sides, or it stands below with the reason why it does not.
 */
let t: TestApp;
let f: Fixture;
let officer: Caller;
let admin: Caller;
let owner: Caller;

type Patch = Readonly<Record<string, unknown>>;
/** A record, and three edits of it that all saw the same version. */
type Probe = {
  readonly by: () => Caller;
  readonly path: () => string | Promise<string>;
  readonly version?: () => Promise<number>;
  /** A first officer's edit, a second one's of another field, and a third one's of the first field. */
  readonly edits: readonly [first: Patch, other: Patch, same: Patch];
  /** As the request is written; a patch beside its version where nothing is said. */
  readonly body?: (version: number, patch: Patch) => object;
};

const byOfficer = () => officer;
const byAdmin = () => admin;
const merging: Readonly<Record<string, Probe>> = {
  'PATCH /users/{id}': {
    by: byAdmin,
    path: () => `/users/${f.accountId}`,
    edits: [{ name: 'Tên mới' }, { suspended: true }, { name: 'Tên khác' }],
  },
  'PATCH /webhooks/{id}': {
    by: byAdmin,
    path: async () => {
      const body = {
        name: 'Nhận tin',
        url: 'https://nhan.example.org/a',
        role: 'health-officer',
        areaId: null,
      };
      const made = await made201(admin, '/webhooks', {
        ...body,
        areaId: t.areaId('20'),
        events: ['case.opened'],
      });
      return `/webhooks/${made.id}`;
    },
    edits: [{ name: 'Tên mới' }, { url: 'https://nhan.example.org/b' }, { name: 'Tên khác' }],
  },
  'PATCH /people/{id}': {
    by: byOfficer,
    path: () => `/people/${f.personId}`,
    version: async () => (await officer.get(`/people/${f.personId}`)).json().version,
    edits: [{ address: 'Số 1' }, { phones: ['0912345777'] }, { address: 'Số 2' }],
  },
  'PATCH /privacy/breaches/{id}': {
    by: byAdmin,
    path: () => `/privacy/breaches/${f.breachId}`,
    edits: [{ people: 3 }, { cause: 'Mất máy' }, { people: 4 }],
  },
  'PATCH /households/{id}': {
    by: byOfficer,
    path: () => `/households/${f.householdId}`,
    version: async () => (await officer.get(`/households/${f.householdId}`)).json().version,
    edits: [{ address: 'Ngõ 1' }, { unitId: null }, { address: 'Ngõ 2' }],
  },
  'PATCH /places/{id}': {
    by: byOfficer,
    path: () => `/places/${f.placeId}`,
    edits: [{ address: 'Số 1' }, { capacity: 40 }, { address: 'Số 2' }],
  },
  'PATCH /cases/{id}': {
    by: byOfficer,
    path: () => `/cases/${f.caseId}`,
    version: async () => (await officer.get(`/cases/${f.caseId}`)).json().version,
    edits: [{ sampleDate: '2026-11-16' }, { onsetDate: '2026-11-13' }, { sampleDate: '2026-11-15' }],
  },
  'POST /profiles/{disease}/versions': {
    by: byOfficer,
    path: () => '/profiles/covid-19/versions',
    version: async () => {
      const { items } = (await officer.get('/profiles/covid-19')).json() as { items: { version: number }[] };
      return Math.max(...items.map(({ version }) => version));
    },
    edits: [{ minMinutes: 17 }, { lingerMinutes: 7 }, { minMinutes: 19 }],
    body: (latestVersion, content) => ({
      id: uuid7(),
      latestVersion,
      validFrom: '2026-12-01',
      source: { vi: 'Thử', en: 'Test' },
      certainty: 'unverified',
      reason: 'Thử',
      content,
    }),
  },
  'PATCH /place-exposures/{id}': {
    by: byOfficer,
    path: async () => {
      for (const fullName of ['Hoàng Văn Một', 'Hoàng Văn Hai', 'Hoàng Văn Ba']) {
        const person = {
          personId: (await officer.post('/people', { fullName, areaId: f.communeId })).json().id,
        };
        const [at, leftAt] = [24, 22].map((hours) => new Date(TEST_NOW - hours * 3_600_000).toISOString());
        const seen = await officer.post('/presence', {
          id: uuid7(),
          placeCode: f.placeCode,
          person,
          at,
          leftAt,
        });
        expect(seen.statusCode, seen.body).toBe(201);
      }
      await officer.post(`/cases/${f.caseId}/trace`, {});
      const cutOffs = { F1: 0, F2: 0, maxOrders: null, crowd: 2 };
      const plan = await officer.post(`/cases/${f.caseId}/trace/plan`, { version: 0, cutOffs });
      expect(plan.statusCode, plan.body).toBe(200);
      const { items } = (await officer.get(`/cases/${f.caseId}/place-exposures`)).json();
      return `/place-exposures/${items[0].id}`;
    },
    edits: [{ advice: 'Gọi trạm' }, { status: 'PUBLISHED' }, { advice: 'Ở nhà' }],
  },
  'PATCH /clusters/{id}': {
    by: byOfficer,
    path: () => `/clusters/${f.clusterId}`,
    edits: [{ title: 'Đám cưới' }, { risk: 'HIGH' }, { title: 'Đám hỏi' }],
  },
  'PATCH /contacts/{id}': {
    by: byOfficer,
    path: () => `/contacts/${f.contactId}`,
    version: async () => {
      const { items } = (await officer.get(`/cases/${f.caseId}/contacts`)).json();
      return items.find(({ id }: { id: string }) => id === f.contactId)?.version ?? 1;
    },
    edits: [{ relation: 'same-workplace' }, { officer: 'Chị Hoa' }, { relation: 'same-household' }],
  },
  'PATCH /interviews/{id}': {
    by: byOfficer,
    path: () => `/interviews/${f.interviewId}`,
    edits: [{ note: 'Gọi lần một' }, { onsetDate: '2026-11-14' }, { note: 'Gọi lần hai' }],
    body: (version, changes) => ({ id: uuid7(), version, changes }),
  },
  'PATCH /order-templates/{id}': {
    by: byOfficer,
    path: () => `/order-templates/${f.templateToChange}`,
    version: async () => (await officer.get(`/order-templates/${f.templateToChange}`)).json().version,
    edits: [{ place: 'Lạng Sơn' }, { title: 'Về việc cách ly' }, { place: 'Hữu Lũng' }],
    body: (version, content) => ({ version, content }),
  },
  'PATCH /community/teams/{id}': {
    by: byOfficer,
    path: () => `/community/teams/${f.teamId}`,
    edits: [{ name: 'Tổ mới' }, { accountIds: [] }, { name: 'Tổ khác' }],
  },
  'PATCH /lockdowns/{id}': {
    by: byOfficer,
    path: () => `/lockdowns/${f.correctedId}`,
    version: async () => (await officer.get(`/lockdowns/${f.correctedId}`)).json().version,
    edits: [{ title: 'Ngõ 3' }, { reason: 'Chùm ca mới' }, { title: 'Ngõ 5' }],
  },
  'PATCH /analysis/views/{id}': {
    by: () => owner,
    path: async () => {
      const body = { id: uuid7(), name: 'Góc nhìn', query: 'metric=cases', shared: false };
      return `/analysis/views/${(await made201(owner, '/analysis/views', body)).id}`;
    },
    edits: [{ name: 'Tên mới' }, { shared: true }, { name: 'Tên khác' }],
  },
  'PATCH /reports/{id}': {
    by: byOfficer,
    path: () => `/reports/${f.reportId}`,
    version: async () => (await officer.get(`/reports/${f.reportId}`)).json().version,
    edits: [{ assessment: 'Ổn định' }, { proposal: 'Giữ mức' }, { assessment: 'Tăng nhẹ' }],
  },
  'PATCH /report-schedules/{id}': {
    by: byOfficer,
    path: () => `/report-schedules/${f.scheduleId}`,
    edits: [{ times: ['05:15'] }, { dueMinutes: 90 }, { times: ['05:45'] }],
  },
  'PUT /exchange/target': {
    by: byAdmin,
    path: async () => {
      const set = await admin.send('PUT', '/exchange/target', {
        version: 0,
        enabled: true,
        url: 'https://dhis2.example.org/api/dataValueSets',
      });
      expect(set.statusCode, set.body).toBe(200);
      return '/exchange/target';
    },
    version: async () => (await admin.get('/exchange/target')).json().version,
    edits: [{ auth: 'basic' }, { pushAt: '05:00' }, { auth: 'token' }],
  },
};

/** What carries a version and merges nothing, and why. */
const whole: Readonly<Record<string, string>> = {
  'POST /cases/{id}/trace/plan':
    'applies four cut-offs that were previewed together: half of each would be a list that nobody saw',
  'POST /cases/{id}/trace-back/source': 'decides one field; the version says which source the officer saw',
  'POST /cases/{id}/contacts/details':
    'sets what it names on many contacts; each that changed meanwhile is left out and named',
  'POST /rosters/{id}/withdrawal': 'a step of its life cycle',
  'POST /orders/{id}/extension': 'a decision on the end that was seen; both sides are shown',
  'POST /orders/{id}/release': 'a decision on the end that was seen; both sides are shown',
  'POST /order-templates/{id}/discard': 'a step of its life cycle',
  'POST /order-templates/{id}/start': 'a step of its life cycle: puts into force the wording that was read',
  'POST /community/needs/{id}/answer': 'a step of its life cycle',
  'POST /risk/proposals/{id}/review': 'a step of its life cycle',
  'POST /risk/proposals/{id}/approval': 'a step of its life cycle',
  'POST /risk/proposals/{id}/publication': 'a step of its life cycle',
  'POST /tasks/{id}/report': 'a step of its life cycle',
  'POST /tasks/{id}/extension': 'a step of its life cycle',
  'POST /tasks/{id}/extension-answer': 'a step of its life cycle',
  'POST /tasks/{id}/check': 'a step of its life cycle',
  'POST /tasks/{id}/cancellation': 'a step of its life cycle',
  'POST /reports/{id}/review': 'a step of its life cycle: what is passed on was read',
  'POST /reports/{id}/signature': 'a step of its life cycle: what is signed was read',
  'POST /reports/{id}/issue': 'a step of its life cycle: what is issued was read',
  'PUT /report-schedules/{id}': 'sets a schedule whole, as a new one is; the form edits by PATCH',
  'POST /command/briefings/{id}/signature': 'a step of its life cycle: what is signed was read',
  'POST /command/alerts/{id}/acknowledgement': 'a step of its life cycle',
  'POST /command/alerts/{id}/assignment': 'a step of its life cycle',
  'POST /command/alerts/{id}/closing': 'a step of its life cycle',
  'PUT /command/wall-layout':
    'one ordered list of scenes that stand or fall together on a screen; every layout is kept and can be taken again',
};

type Schema = {
  readonly properties?: Record<string, unknown>;
  readonly items?: unknown;
  readonly anyOf?: unknown[];
};

function carriesVersion(given: unknown, depth = 0): boolean {
  if (typeof given !== 'object' || given === null || depth > 3) {
    return false;
  }
  const { properties = {}, items, anyOf = [] } = given as Schema;
  return (
    Object.keys(properties).some((name) => ['version', 'versions', 'latestVersion'].includes(name)) ||
    [...Object.values(properties), items, ...anyOf].some((inner) => carriesVersion(inner, depth + 1))
  );
}

/** Carry a field of that name which is none of a record. */
const others = new Set(['POST /declarations', 'POST /declarations/assisted']);

async function made201(caller: Caller, path: string, body: object): Promise<{ id: string }> {
  const id = uuid7();
  const made = await caller.post(path, { id, ...body });
  expect(made.statusCode, made.body).toBe(201);
  return { id: (made.json().id as string | undefined) ?? id };
}

beforeAll(async () => {
  t = await testApp();
  f = await buildFixture(t);
  [officer, admin, owner] = [
    await t.as('health-officer'),
    await t.as('administrator'),
    await t.as('health-officer'),
  ];
});
afterAll(async () => await t.close());

describe('every request that carries the version of a record', () => {
  it('merges by field, or says why not', () => {
    const versioned = Object.entries(api as Record<string, Endpoint>)
      .filter(([key, { body }]) => !key.startsWith('GET') && !others.has(key) && carriesVersion(body))
      .map(([key]) => key);
    expect([...Object.keys(merging), ...Object.keys(whole)].toSorted()).toEqual(versioned.toSorted());
  });

  it.each(Object.entries(merging))('%s merges fields and shows both sides of one', async (key, probe) => {
    const { by, edits, body = (version: number, patch: Patch) => ({ version, ...patch }) } = probe;
    const [method] = key.split(' ') as [string];
    const path = await probe.path();
    const version = (await probe.version?.()) ?? 1;
    const send = async (patch: Patch) => await by().send(method, path, body(version, patch));
    const [first, other, same] = edits;
    for (const patch of [first, other]) {
      const saved = await send(patch);
      expect([200, 201], saved.body).toContain(saved.statusCode);
    }
    const refused = await send(same);
    expect(refused.statusCode, refused.body).toBe(409);
    const { code, fields, current } = refused.json();
    expect(code).toBe('request.version-conflict');
    expect(Object.keys(fields)).toEqual(Object.keys(same));
    expect(current.version).toBeGreaterThan(version);
    for (const [field, value] of Object.entries(first)) {
      expect(current.draft?.[field] ?? current.content?.[field] ?? current[field]).toEqual(value);
    }
  });
});
