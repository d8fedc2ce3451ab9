import { describe, expect, it } from 'vitest';
import { type GateDecision, unknownFacts } from '../../../lib/gates/index.ts';
import type { Assessment } from './engine.ts';
import { crossingsOf, proposalFor, readSeals, vehicleOf } from './group.ts';
import { declarationOf } from './record.ts';
import type { Subject } from './types.ts';
import type { Member, Vehicle } from './vehicle.ts';

const AT = Date.parse('2021-08-15T03:00:00Z');
const set = { precedence: ['ask-commander', 'quarantine', 'turn-back', 'test', 'pass'] as const };
const PLACE = { postId: 'p', shiftId: 's', direction: 'in', deviceId: 'd', packSequence: 3 } as const;

function member(who: string, decision: GateDecision, seat: Member['seat'] = 'passenger'): Member {
  const subject: Subject = {
    id: `id-${who}`,
    startedAt: AT,
    scans: [],
    typed: null,
    origin: null,
    companions: null,
    temperature: null,
    symptoms: null,
    vehicle: null,
  };
  const reasons = [{ rule: `rule-${who}`, decision, vi: who, en: who, missing: false }];
  const assessment: Assessment = {
    outcome: 'valid',
    zone: { rank: 0, level: null, asOf: null } as Assessment['zone'],
    facts: unknownFacts({ direction: 'in', border: false }),
    verdict: { decision, ruleSet: 'gate-rules', ruleVersion: 1, reasons },
  };
  return { subject, assessment, server: null, who, seat };
}

const lorry = (change: Partial<Vehicle>): Vehicle => ({
  groupId: 'g',
  plate: '29H67890',
  kind: 'lorry',
  people: 3,
  members: [],
  apart: [],
  permit: null,
  seals: 'cn001, cn002 cn001',
  goods: ' Thanh long ',
  goodsDirection: 'export',
  ...change,
});

describe('a vehicle', () => {
  it('passes with one tap when all in it may pass, each with the own record', () => {
    const open = lorry({ members: [member('A', 'pass', 'driver'), member('B', 'pass')] });
    expect(proposalFor(set, open)).toEqual({ decision: 'pass', milder: 0 });
    const crossings = crossingsOf(set, open, { decision: 'pass', reason: '', at: AT }, PLACE);
    expect(crossings.map(({ body }) => body)).toMatchObject([
      { id: 'id-A', groupId: 'g', seat: 'driver', byGroup: true, plate: '29H67890', decision: 'pass' },
      { id: 'id-B', groupId: 'g', seat: 'passenger', decision: 'pass' },
    ]);
    expect(crossings.every(({ body }) => body.overrideReason === undefined)).toBe(true);
  });

  it('is ruled by the one of whom the rules ask most; the others keep their own proposal and reasons', () => {
    const open = lorry({ members: [member('A', 'pass'), member('B', 'turn-back'), member('C', 'test')] });
    expect(proposalFor(set, open)).toEqual({ decision: 'turn-back', milder: 2 });
    const bodies = crossingsOf(set, open, { decision: 'turn-back', reason: '', at: AT }, PLACE).map(
      (one) => one.body,
    );
    expect(bodies.map(({ proposed, decision, byGroup }) => [proposed, decision, byGroup])).toEqual([
      ['pass', 'turn-back', true],
      ['turn-back', 'turn-back', true],
      ['test', 'turn-back', true],
    ]);
    expect(bodies.map(({ reasons }) => reasons[0]?.rule)).toEqual(['rule-A', 'rule-B', 'rule-C']);
  });

  it('decided otherwise needs the reason of the officer, for those only of whom the rules ask something else', () => {
    const open = lorry({ members: [member('A', 'pass'), member('B', 'test')] });
    const bodies = crossingsOf(set, open, { decision: 'pass', reason: 'Cấp cứu', at: AT }, PLACE).map(
      (one) => one.body,
    );
    expect(bodies.map(({ overrideReason, byGroup }) => [overrideReason, byGroup])).toEqual([
      [undefined, undefined],
      ['Cấp cứu', undefined],
    ]);
  });

  it('is recorded with seals and goods, split when somebody was decided about apart', () => {
    const apart = [{ id: 'x', decision: 'quarantine' as const }];
    const open = lorry({ members: [member('A', 'pass')], apart });
    expect(vehicleOf(set, open, { decision: 'pass', at: AT }, PLACE)).toMatchObject({
      id: 'g',
      plate: '29H67890',
      people: 3,
      seals: ['CN001', 'CN002'],
      goods: 'Thanh long',
      goodsDirection: 'export',
      decision: 'pass',
      split: true,
    });
    const alone = vehicleOf(set, lorry({ apart }), { decision: null, at: AT }, PLACE);
    expect(alone).toMatchObject({ decision: 'quarantine', split: false });
    expect(vehicleOf(set, lorry({}), { decision: null, at: AT }, PLACE)).toBe(null);
  });

  it('says which seal numbers cannot be any', () => {
    expect(readSeals('vn-77; ?? a/12, X')).toEqual({ seals: ['VN-77', 'A/12'], bad: ['??', 'X'] });
  });
});

describe('a declaration made at the post', () => {
  const typed = {
    fullName: 'Nông Thị Út',
    birthYear: 1950,
    phone: '',
    cccd: '',
    originCode: '06184',
    originText: 'Xã Đồng Đăng',
    destination: '',
    purpose: '',
    slip: 'K2345678',
    declared: true,
    plate: '',
    drawn: true,
    said: {
      person: { fullName: 'Nông Thị Út', birthYear: 1950 },
      homeCode: '06184',
      symptoms: ['fever' as const],
      exposures: [],
      declaredBy: 'officer' as const,
    },
  };

  it('carries the code on the slip and what was said, and is none for a numbered paper slip', () => {
    const subject = { typed, companions: 2, startedAt: AT };
    expect(declarationOf('d1', subject)).toEqual({
      id: 'd1',
      person: { fullName: 'Nông Thị Út', birthYear: 1950 },
      homeCode: '06184',
      symptoms: ['fever'],
      exposures: [],
      declaredAt: '2021-08-15T03:00:00.000Z',
      declaredBy: 'officer',
      shortCode: 'K2345678',
      counted: 2,
    });
    expect(declarationOf('d1', { ...subject, typed: { ...typed, drawn: false } })).toBe(null);
  });
});
