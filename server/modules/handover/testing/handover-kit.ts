import { expect } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { recountFigures } from '../../../platform/figures/recount.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';

/** Modules whose counters a hand-over moves. */
const MOVED = ['handover', 'cases', 'orders', 'tracing'];

export const TAM_THANH = '05986';
export const LUONG_VAN_TRI = '05983';
export const THAT_KHE = '06040';
export const communes = [TAM_THANH, LUONG_VAN_TRI, THAT_KHE] as const;
export type Commune = (typeof communes)[number];

/** A confirmed contact of a case. */
export type KitContact = { readonly contactId: string; readonly personId: string };

/** What tests of hand-overs begin with: the program, an officer and an office in each of three communes. */
export type HandoverKit = {
  readonly t: TestApp;
  readonly of: (commune: Commune) => Caller;
  readonly province: () => Caller;
  /** Sets the clock; sessions end on the way, so everybody logs in again. */
  readonly moveTo: (ms: number) => Promise<void>;
  readonly officeOf: (commune: Commune) => string;
  /** An open case that a commune answers for. */
  readonly newCase: (commune: Commune) => Promise<{ caseId: string; personId: string }>;
  /** Contacts of a new case, confirmed, living in a commune. */
  readonly newContacts: (
    commune: Commune,
    count: number,
  ) => Promise<{ caseId: string; contacts: KitContact[] }>;
  readonly send: (
    from: Commune,
    to: Commune | { province: string; unit: string },
    items: readonly { subject: 'case' | 'contact'; id: string }[],
    extra?: object,
  ) => Promise<{
    letter: { id: string; number: string } | null;
    outcomes: { id: string; status: number; code?: string }[];
  }>;
  /** What the counters differ by from a recount: nothing. */
  readonly differences: () => Promise<readonly unknown[]>;
};

/** The program on its own database. Close `t` in afterAll. */
export async function handoverKit(): Promise<HandoverKit> {
  const t = await testApp();
  const logIn = async () => ({
    officers: new Map(
      await Promise.all(communes.map(async (code) => [code, await t.as('commune-officer', code)] as const)),
    ),
    province: await t.as('health-officer', '20'),
    administrator: await t.as('administrator', '20'),
  });
  let staff = await logIn();
  let made = 0;
  const offices = new Map<string, string>();
  for (const code of communes) {
    offices.set(
      code,
      await create(staff.administrator, '/organisations', {
        name: `UBND xã ${code}`,
        kind: 'peoples-committee',
        areaId: t.areaId(code),
        numberSuffix: 'QĐ-UBND',
      }),
    );
  }

  async function create(who: Caller, path: string, body: object): Promise<string> {
    const answer = await who.post(path, body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().id;
  }
  const newPerson = async (commune: Commune) => {
    made += 1;
    return await create(staff.province, '/people', {
      fullName: `Hoàng Văn Thử ${String.fromCodePoint(65 + (made % 26))}${made}`,
      birthYear: 1950 + (made % 50),
      phones: [`09${String(10_000_000 + made)}`],
      areaId: t.areaId(commune),
    });
  };
  const newCase = async (commune: Commune) => {
    const personId = await newPerson(commune);
    const today = localDate(t.clock.now());
    const caseId = await create(staff.province, '/cases', {
      personId,
      disease: 'covid-19',
      classification: 'CONFIRMED',
      reportDate: today,
      onsetDate: localDate(t.clock.now() - 2 * DAY_MS),
      areaId: t.areaId(commune),
    });
    return { caseId, personId };
  };
  return {
    t,
    of: (commune) => staff.officers.get(commune)!,
    province: () => staff.province,
    moveTo: async (ms) => {
      t.clock.set(ms);
      staff = await logIn();
    },
    officeOf: (commune) => offices.get(commune)!,
    newCase,
    newContacts: async (commune, count) => {
      const { caseId } = await newCase(commune);
      const people: string[] = [];
      for (let i = 0; i < count; i += 1) {
        people.push(await newPerson(commune));
      }
      const lastContactDate = localDate(t.clock.now() - DAY_MS);
      const named = await staff.province.post(`/cases/${caseId}/contacts`, {
        items: people.map((personId) => ({ personId, lastContactDate })),
      });
      expect(named.statusCode, named.body).toBe(200);
      const decided = await staff.province.post(`/cases/${caseId}/contacts/decisions`, {
        personIds: people,
        decision: 'confirm',
      });
      expect(decided.statusCode, decided.body).toBe(200);
      const outcomes = decided.json().outcomes as { contactId: string; id: string }[];
      return {
        caseId,
        contacts: outcomes.map(({ contactId, id }) => ({ contactId, personId: id })),
      };
    },
    send: async (from, to, items, extra = {}) => {
      const answer = await staff.officers.get(from)!.post('/handovers', {
        id: uuid7(),
        items,
        ...(typeof to === 'string' ? { toAreaId: t.areaId(to) } : { outside: to }),
        officeId: offices.get(from),
        reason: 'moved',
        ...extra,
      });
      expect(answer.statusCode, answer.body).toBeLessThan(300);
      return answer.json();
    },
    differences: async () =>
      await recountFigures(
        t.app.platform.db,
        t.app.modules.flatMap((module) => (MOVED.includes(module.name) ? [...(module.figures ?? [])] : [])),
        t.clock.now(),
      ),
  };
}
