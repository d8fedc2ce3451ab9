import { expect } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { addFigures } from '../../../platform/figures/figures.ts';
import { appendEvent } from '../../../platform/events/outbox.ts';

export const KY_LUA = '06187';
export const DONG_DANG = '06184';
export const iso = (ms: number) => new Date(ms).toISOString();

/** What tests of risk levels begin with: the program, who proposes, reviews and decides, and a rule in use. */
export type RiskKit = {
  readonly t: TestApp;
  readonly cdc: Caller;
  readonly reviewer: Caller;
  readonly leader: Caller;
  readonly commune: Caller;
  readonly elsewhere: Caller;
  /** Id of the copy of 4800 that is in use. */
  readonly ruleId: string;
  /** Counts confirmed cases of today for a commune. */
  readonly addCases: (code: string, count: number) => Promise<void>;
  /** Enters inputs of communes; the answers must be accepted. */
  readonly enter: (codes: readonly string[], values: Readonly<Record<string, number>>) => Promise<void>;
  /** A proposal that is approved, ready to be published. */
  readonly approved: (
    items: readonly { code: string; level: number }[],
  ) => Promise<{ id: string; version: number }>;
  readonly publication: (version: number, number: string, from: number) => object;
};

/** The program on its own database, demo dataset. Close `t` in afterAll. */
export async function riskKit(): Promise<RiskKit> {
  const t = await testApp();
  const cdc = await t.as('health-officer');
  const reviewer = await t.as('health-officer');
  const leader = await t.as('province-leader');
  const shipped = (await cdc.get('/risk/rules'))
    .json()
    .items.find((one: { code: string }) => one.code === '4800');
  const copy = await cdc.post('/risk/rules', {
    basedOn: shipped.id,
    reason: 'Dùng cho kiểm thử',
    figures: [],
  });
  expect(copy.statusCode, copy.body).toBe(201);
  const active = await leader.post(`/risk/rules/${copy.json().id}/activation`, {
    from: '2026-11-01',
    reason: 'thử',
  });
  expect(active.statusCode, active.body).toBe(200);

  const kit: RiskKit = {
    t,
    cdc,
    reviewer,
    leader,
    commune: await t.as('commune-officer', KY_LUA),
    elsewhere: await t.as('health-officer', '46'),
    ruleId: copy.json().id,
    addCases: async (code, count) => {
      const areaNo = t.app.areas.byId(t.areaId(code))!.no;
      const at = t.clock.now();
      await t.app.platform.db.transaction().execute(async (tx) => {
        await addFigures(tx, [{ metric: 'cases.confirmed', dataset: 'demo', areaNo, at, by: count }]);
        const payload = { metrics: ['cases.confirmed'], areaNos: [areaNo] };
        await appendEvent(tx, { topic: 'figures.changed', dataset: 'demo', payload, at });
      });
    },
    enter: async (codes, values) => {
      for (const [input, value] of Object.entries(values)) {
        const answer = await cdc.post('/risk/inputs', {
          areaIds: codes.map(t.areaId),
          input,
          value,
          at: iso(t.clock.now()),
          source: 'Báo cáo tuần',
        });
        expect(answer.statusCode, answer.body).toBe(201);
      }
    },
    approved: async (items) => {
      const proposed = await cdc.post('/risk/proposals', {
        items: items.map(({ code, level }) => ({ areaId: t.areaId(code), level })),
        reason: 'Số ca tăng',
      });
      expect(proposed.statusCode, proposed.body).toBe(201);
      const { id } = proposed.json();
      const reviewed = await reviewer.post(`/risk/proposals/${id}/review`, { version: 1, accept: true });
      expect(reviewed.statusCode, reviewed.body).toBe(200);
      const approved = await leader.post(`/risk/proposals/${id}/approval`, { version: 2, accept: true });
      expect(approved.statusCode, approved.body).toBe(200);
      return { id, version: 3 };
    },
    publication: (version, decisionNumber, from) => ({
      version,
      decisionNumber,
      effectiveFrom: iso(from),
      signer: 'Chủ tịch UBND tỉnh',
      legalBasis: 'Quyết định 4800/QĐ-BYT',
      reason: 'Số ca tăng',
    }),
  };
  return kit;
}
