import { describe, expect, it } from 'vitest';
import { type Outgoing, isExpired, judge } from './outbox-rules.ts';

const id = '017b4c3e-0000-7000-8000-000000000001';
const at = '2021-08-15T01:00:00.000Z';
const visit: Outgoing = {
  id,
  kind: 'presence',
  createdAt: at,
  refusal: null,
  placeName: null,
  who: 'Bà (0912 345 678)',
  body: { id, placeCode: 'X', person: { phone: '0912345678' }, at },
};
const declaration: Outgoing = {
  id,
  kind: 'declaration',
  createdAt: at,
  refusal: null,
  body: { id, person: { fullName: 'An' }, symptoms: [], exposures: [], declaredAt: at },
  draft: {
    person: { key: 'p', fullName: 'An', birth: '1980', sex: undefined, cccd: '', phone: '' },
    areaId: null,
    address: '',
    symptoms: [],
    exposures: [],
    visits: [],
    companions: [],
  },
};
const refusal = (status: number) => ({
  ok: false as const,
  status,
  error: { code: 'x', message: 'Không', messageEn: 'No' },
});

describe('answers to what waits', () => {
  it.each([0, 408, 429, 500, 503])('tries again after %d', (status) => {
    expect(judge(visit, refusal(status), at)).toEqual({ kind: 'later' });
  });

  it.each([400, 404, 409, 422])('leaves %d to a person', (status) => {
    expect(judge(visit, refusal(status), at)).toMatchObject({
      kind: 'refused',
      refusal: { messageEn: 'No' },
    });
  });

  it('makes a receipt of a stored check-in and says when it was a double scan', () => {
    const data = { id, stayId: id, collapsed: true, placeName: 'Chợ Kỳ Lừa' };
    expect(judge(visit, { ok: true, status: 200, data }, at)).toEqual({
      kind: 'done',
      receipt: {
        id,
        kind: 'presence',
        receivedAt: at,
        at,
        placeName: 'Chợ Kỳ Lừa',
        who: visit.who,
        collapsed: true,
      },
    });
  });

  it('keeps the code of a declaration', () => {
    const data = { id, shortCode: 'K1234567', code: 'VX1:A', validUntil: at, atRisk: false };
    expect(judge(declaration, { ok: true, status: 201, data }, at)).toMatchObject({
      kind: 'done',
      receipt: { kind: 'declaration', name: 'An', companions: 0, code: 'VX1:A' },
    });
  });

  it('never takes the answer of something else for a receipt', () => {
    const data = { id, stayId: id, collapsed: false, placeName: 'Chợ' };
    expect(judge(declaration, { ok: true, status: 200, data }, at)).toEqual({ kind: 'later' });
  });

  it('forgets receipts after 30 days, declarations 30 days after they expire', () => {
    const now = Date.parse('2021-09-15T02:00:00Z');
    const receipt = {
      id,
      kind: 'presence' as const,
      receivedAt: at,
      at,
      placeName: '',
      who: '',
      collapsed: false,
    };
    expect(isExpired(receipt, now)).toBe(true);
    expect(isExpired({ ...receipt, receivedAt: '2021-08-17T00:00:00Z' }, now)).toBe(false);
  });
});
