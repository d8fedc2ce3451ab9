import { sql } from 'kysely';
import { expect } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../../test/support/app.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';

const HOUR = 3_600_000;

export type ListedSet = {
  id: string;
  caseId: string;
  cause: string;
  status: string;
  moves: { from: number | null; to: number | null; n: number }[];
  proposals: { proposal: string; n: number; open: number }[];
  ordersMayEnd: number;
  subject: { personId: string } | null;
};
export type ListedRow = {
  personId: string;
  from: number | null;
  to: number | null;
  reason: string;
  proposal: string;
  orderId: string | null;
  status: string;
};
export type Applied = {
  outcomes: { id: string; status: number; code?: string }[];
  open: number;
  set: ListedSet;
};

/** A small outbreak with a laboratory and orders, made through the API; events and jobs run as in service. */
export type LevelKit = TestApp & {
  readonly officer: Caller;
  readonly person: (name: string) => Promise<string>;
  readonly place: (name: string) => Promise<string>;
  readonly stay: (personId: string, code: string, hoursAgo: number, minutes: number) => Promise<void>;
  readonly caseOf: (personId: string, more?: object) => Promise<string>;
  readonly trace: (caseId: string, body?: object) => Promise<void>;
  readonly confirm: (caseId: string, personIds: readonly string[]) => Promise<void>;
  /** Quarantine orders for these people because of the case; ids by person. */
  readonly order: (caseId: string, personIds: readonly string[]) => Promise<Map<string, string>>;
  readonly orderStatus: (orderId: string) => Promise<string>;
  /** A PCR result, released by a second person; answers the code of the tube. */
  readonly test: (personId: string, result: string, hoursAgo?: number) => Promise<string>;
  readonly correct: (code: string, result: string) => Promise<void>;
  /** Waits until a set of the case with this cause is listed that is none of those known. */
  readonly nextSet: (caseId: string, cause: string, known?: readonly string[]) => Promise<ListedSet>;
  readonly sets: (query?: string) => Promise<ListedSet[]>;
  readonly rows: (setId: string) => Promise<ListedRow[]>;
  readonly apply: (setId: string, body?: object) => Promise<Applied>;
  /** Waits until every event so far was handled by the followers of levels. */
  readonly settled: () => Promise<void>;
};

const WAIT_MS = 30_000;

export async function levelKit(): Promise<LevelKit> {
  const t = await testApp();
  const officer = await t.as('health-officer');
  const [first, second] = [await t.as('laboratory'), await t.as('laboratory')];
  const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!.id;
  let made = 0;
  const post = async (path: string, body: object, who = officer) => {
    const answer = await who.post(path, body);
    expect(answer.statusCode, `${path}: ${answer.body}`).toBeLessThan(300);
    return answer.json();
  };
  const read = async (path: string) => {
    const answer = await officer.get(path);
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200);
    return answer.json();
  };
  const office = await post('/organisations', {
    name: 'Trung tâm Y tế thử',
    kind: 'health-station',
    areaId: commune,
    numberSuffix: 'QĐ-TTYT',
  });
  const sets: LevelKit['sets'] = async (query = '') => (await read(`/level-changes?limit=500${query}`)).items;
  const iso = (ms: number) => new Date(ms).toISOString();

  async function enter(code: string, result: string, more: object = {}): Promise<void> {
    const entered = await post('/lab/results', { items: [{ code, result, ...more }] }, first);
    expect(entered.outcomes).toMatchObject([{ tube: code, status: 200 }]);
    const revision = (await read(`/lab/tubes?q=${code}`)).items[0].pendingRevision as number;
    const released = await post('/lab/releases', { items: [{ code, revision }] }, second);
    expect(released.outcomes).toMatchObject([{ tube: code, status: 200 }]);
  }

  return {
    ...t,
    officer,
    person: async (fullName) => {
      made += 1;
      const phones = [`09${String(30_000_000 + made)}`];
      return (await post('/people', { fullName, birthYear: 1980, phones, areaId: commune })).id;
    },
    place: async (name) => (await post('/places', { name, kind: 'office', areaId: commune })).code,
    stay: async (personId, placeCode, hoursAgo, minutes) => {
      const at = t.clock.now() - hoursAgo * HOUR;
      const leftAt = iso(at + minutes * 60_000);
      await post('/presence', { id: uuid7(), placeCode, person: { personId }, at: iso(at), leftAt });
    },
    caseOf: async (personId, more = {}) =>
      (
        await post('/cases', {
          personId,
          disease: 'covid-19',
          classification: 'CONFIRMED',
          reportDate: localDate(t.clock.now()),
          onsetDate: localDate(t.clock.now() - 2 * DAY_MS),
          areaId: commune,
          ...more,
        })
      ).id,
    trace: async (caseId, body = { depth: 2 }) => {
      t.clock.advance(1000);
      await post(`/cases/${caseId}/trace`, body);
    },
    confirm: async (caseId, personIds) => {
      const answer = await post(`/cases/${caseId}/contacts/decisions`, { personIds, decision: 'confirm' });
      expect(answer.outcomes.every((one: { status: number }) => one.status === 200)).toBe(true);
    },
    order: async (caseId, personIds) => {
      const answer = await post('/orders', {
        personIds,
        kind: 'quarantine-home',
        legalBasis: 'Luật Phòng bệnh 114/2025/QH15',
        issuerOfficeId: office.id,
        from: iso(t.clock.now()),
        until: iso(t.clock.now() + 14 * DAY_MS),
        reason: 'Tiếp xúc gần',
        caseId,
      });
      return new Map(answer.orders.map((one: { personId: string; id: string }) => [one.personId, one.id]));
    },
    orderStatus: async (orderId) => (await read(`/orders/${orderId}`)).status,
    test: async (personId, result, hoursAgo = 0) => {
      const { code } = await post(
        '/lab/tubes',
        {
          kind: 'pcr',
          specimen: 'nasopharyngeal',
          purpose: 'contact',
          sampledAt: iso(t.clock.now() - hoursAgo * HOUR),
          personIds: [personId],
        },
        first,
      );
      await enter(code, result);
      return code;
    },
    correct: async (code, result) => await enter(code, result, { reason: 'Nhầm nhãn ống' }),
    nextSet: async (caseId, cause, known = []) => {
      const until = Date.now() + WAIT_MS;
      for (;;) {
        const found = (await sets(`&case=${caseId}&cause=${cause}`)).find((set) => !known.includes(set.id));
        if (found !== undefined) {
          return found;
        }
        expect(Date.now(), `no ${cause} listed`).toBeLessThan(until);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    sets,
    rows: async (setId) => (await read(`/level-changes/${setId}/rows?limit=500`)).items,
    apply: async (setId, body = {}) =>
      await post(`/level-changes/${setId}/apply`, { reason: 'Đã xác minh', ...body }),
    settled: async () => await waitForFollowers(t),
  };
}

const followed = [
  ['tracing', ['case.opened', 'case.changed']],
  ['level-changes', ['case.changed', 'lab.result-released', 'lab.result-corrected']],
] as const;

/** Waits until tracing and level changes have followed every event that is theirs, and no tracing waits. */
async function waitForFollowers(t: TestApp): Promise<void> {
  const until = Date.now() + WAIT_MS;
  for (;;) {
    let behind = 0;
    for (const [consumer, topics] of followed) {
      const events = await sql<{ n: number }>`select count(*) as n from outbox o
        where o.topic = any(${topics}::text[]) and not exists (select 1 from outbox_cursor c
          where c.consumer = ${consumer} and (o.tx, o.seq) <= (c.tx, c.seq))`.execute(t.app.platform.db);
      behind += events.rows[0]!.n;
    }
    const jobs = await sql<{ n: number }>`select count(*) as n from graphile_worker.jobs
      where task_identifier = 'tracing:trace'`.execute(t.app.platform.db);
    if (behind === 0 && jobs.rows[0]!.n === 0) {
      return;
    }
    expect(Date.now(), `still behind: ${behind} events, ${jobs.rows[0]!.n} jobs`).toBeLessThan(until);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
