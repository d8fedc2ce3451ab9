import { expect } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { recountFigures } from '../../../platform/figures/recount.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { laboratoryFigures } from '../figures.ts';

export const HOUR = 3_600_000;

/** What tests of the laboratory begin with: the program, two people of one laboratory, and people to test. */
export type LabKit = {
  readonly t: TestApp;
  readonly first: Caller;
  readonly second: Caller;
  readonly person: (name?: string, more?: object) => Promise<string>;
  /** A sample of these people, taken so many hours ago. @returns id and code. */
  readonly tube: (
    personIds: readonly string[],
    more?: object,
    hoursAgo?: number,
  ) => Promise<{ id: string; code: string }>;
  /** Enters results as the first person and releases them as the second. */
  readonly released: (code: string, result: string, more?: object) => Promise<void>;
  readonly tests: (
    personId: string,
  ) => Promise<{ result: string | null; corrected: boolean; pooled: boolean }[]>;
  /** What the counters differ by from a recount: nothing. */
  readonly differences: () => Promise<readonly unknown[]>;
};

/** The program on its own database. Close `t` in afterAll. */
export async function labKit(): Promise<LabKit> {
  const t = await testApp();
  const [first, second, registrar] = [
    await t.as('laboratory'),
    await t.as('laboratory'),
    await t.as('health-officer'),
  ];
  const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!.id;
  let made = 0;
  const ok = async (who: Caller, path: string, body: object) => {
    const answer = await who.post(path, body);
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    return answer.json();
  };
  const released: LabKit['released'] = async (code, result, more = {}) => {
    const entered = await ok(first, '/lab/results', { items: [{ code, result, ...more }] });
    expect(entered.outcomes).toMatchObject([{ tube: code, status: 200 }]);
    const listed = await first.get(`/lab/tubes?q=${code}`);
    const revision = listed.json().items[0].pendingRevision as number;
    const answer = await ok(second, '/lab/releases', { items: [{ code, revision }] });
    expect(answer.outcomes).toMatchObject([{ tube: code, status: 200 }]);
  };
  return {
    t,
    first,
    second,
    person: async (name = 'Lý Thị Bình', more = {}) => {
      made += 1;
      const phones = [`09${String(20_000_000 + made)}`];
      const body = { fullName: name, birthYear: 1950 + (made % 50), phones, areaId: commune, ...more };
      return (await ok(registrar, '/people', body)).id as string;
    },
    tube: async (personIds, more = {}, hoursAgo = 1) =>
      await ok(first, '/lab/tubes', {
        id: uuid7(),
        kind: 'pcr',
        specimen: 'nasopharyngeal',
        purpose: 'contact',
        sampledAt: new Date(t.clock.now() - hoursAgo * HOUR).toISOString(),
        personIds,
        ...more,
      }),
    released,
    tests: async (personId) => {
      const answer = await first.get(`/lab/people/${personId}/tests`);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json().items;
    },
    differences: async () => await recountFigures(t.app.platform.db, laboratoryFigures, t.clock.now()),
  };
}
