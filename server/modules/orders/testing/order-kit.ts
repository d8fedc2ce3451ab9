import { expect } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { recountFigures } from '../../../platform/figures/recount.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { orderFigures } from '../figures.ts';

export const TAM_THANH = '05986';
export const LUONG_VAN_TRI = '05983';
export const THAT_KHE = '06040';
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const iso = (ms: number) => new Date(ms).toISOString();

export type IssuedOrder = { readonly id: string; readonly number: string; readonly personId: string };

export type CertificateOutcome = {
  readonly id: string;
  readonly status: number;
  readonly code?: string;
  readonly certificate?: { readonly id: string; readonly number: string };
};

/** What tests of orders begin with: the program, an officer and an office of one ward, and people of it. */
export type OrderKit = {
  readonly t: TestApp;
  /** A commune officer of Tam Thanh, logged in at the time it is now. */
  readonly officer: () => Caller;
  /** Sets the clock; sessions end on the way, so everybody logs in again. */
  readonly moveTo: (ms: number) => Promise<void>;
  /** An office of Tam Thanh with the suffix `QĐ-UBND`. */
  readonly officeId: string;
  readonly newOffice: (name: string, areaCode: string, numberSuffix?: string) => Promise<string>;
  /** Somebody who signs orders of quarantine at home for the office. */
  readonly newSigner: () => Promise<string>;
  readonly newPerson: (areaCode?: string) => Promise<string>;
  /** Body of an order of 14 days from now. */
  readonly orderOf: (personIds: readonly string[], extra?: object) => Record<string, unknown>;
  /** An order issued to a new person. */
  readonly issued: (extra?: object, who?: Caller) => Promise<IssuedOrder>;
  /** Certificates of completion of released orders, by the office; answers the outcomes. */
  readonly certified: (ids: readonly string[], extra?: object) => Promise<CertificateOutcome[]>;
  /** What the counters of orders differ by from a recount: nothing. */
  readonly differences: () => Promise<readonly unknown[]>;
};

const GIVEN_NAMES = ['An', 'Ba', 'Chi', 'Dung', 'Em'];

/** The program on its own database. Close `t` in afterAll. */
export async function orderKit(): Promise<OrderKit> {
  const t = await testApp();
  const logIn = async () => ({
    officer: await t.as('commune-officer', TAM_THANH),
    administrator: await t.as('administrator', '20'),
    registrar: await t.as('health-officer', '20'),
  });
  let staff = await logIn();
  let made = 0;

  async function newOffice(name: string, areaCode: string, numberSuffix?: string): Promise<string> {
    const body = { name, kind: 'peoples-committee', areaId: t.areaId(areaCode), numberSuffix };
    const answer = await staff.administrator.post('/organisations', body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().id;
  }

  async function newSigner(): Promise<string> {
    const id = uuid7();
    const body = {
      id,
      officeId,
      name: 'Hoàng Văn Chủ',
      form: 'head',
      title: 'Chủ tịch',
      kinds: ['quarantine-home'],
      validFrom: '2026-01-01',
    };
    const answer = await staff.administrator.post('/signing-authorities', body);
    expect(answer.statusCode, answer.body).toBe(201);
    return id;
  }

  async function newPerson(areaCode = TAM_THANH): Promise<string> {
    made += 1;
    const answer = await staff.registrar.post('/people', {
      fullName: `Lý Thị Bình ${GIVEN_NAMES[made % GIVEN_NAMES.length]}`,
      sex: 'female',
      birthYear: 1950 + (made % 50),
      phones: [`09${String(10_000_000 + made)}`],
      areaId: t.areaId(areaCode),
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().id;
  }

  const officeId = await newOffice('UBND phường Tam Thanh', TAM_THANH, 'QĐ-UBND');
  const orderOf: OrderKit['orderOf'] = (personIds, extra = {}) => ({
    personIds,
    kind: 'quarantine-home',
    legalBasis: 'Luật Phòng bệnh 114/2025/QH15; Nghị định 101/2010/NĐ-CP',
    issuerOfficeId: officeId,
    from: iso(t.clock.now()),
    until: iso(t.clock.now() + 14 * DAY),
    reason: 'Tiếp xúc gần với ca bệnh',
    ...extra,
  });

  return {
    t,
    officer: () => staff.officer,
    moveTo: async (ms) => {
      t.clock.set(ms);
      staff = await logIn();
    },
    officeId,
    newOffice,
    newSigner,
    newPerson,
    orderOf,
    issued: async (extra = {}, who = staff.officer) => {
      const answer = await who.post('/orders', orderOf([await newPerson()], extra));
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json().orders[0];
    },
    certified: async (ids, extra = {}) => {
      const answer = await staff.officer.post('/orders/certificates', { ids, officeId, ...extra });
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json().outcomes;
    },
    differences: async () => await recountFigures(t.app.platform.db, orderFigures, t.clock.now()),
  };
}
