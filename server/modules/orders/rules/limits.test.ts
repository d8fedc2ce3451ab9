import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { Nullable, OneOf } from '../../../../contract/kit.ts';
import { diseaseGroups } from '../../../../contract/cases.ts';
import { legalCertainties } from '../../../../contract/order-signing.ts';
import { orderKinds } from '../../../../contract/orders.ts';
import {
  judgeTerm,
  type LimitKey,
  limitOf,
  type OrderGroup,
  termDays,
  type TermLimit,
  termLimits,
  termWarnings,
} from './limits.ts';

const FROM = Date.parse('2026-11-16T10:00:00+07:00');
/** 23:59 of the day so many days later, as the console proposes it. */
const end = (days: number) => Date.parse('2026-11-16T23:59:00+07:00') + days * 86_400_000;
const termOf = (days: number, firstDays = days) => ({
  from: FROM,
  until: end(days),
  firstUntil: end(firstDays),
});
const at = (kind: LimitKey['kind'], group: OrderGroup = null, issuedOn = '2026-11-16'): LimitKey => ({
  kind,
  group,
  issuedOn,
});
const judge = (days: number, firstDays = days) =>
  judgeTerm(at('quarantine-home'), termOf(days, firstDays)).verdict;

describe('legal limits of a term', () => {
  it('ship in the form that the program reads, one row a group, kind and day', () => {
    const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
    const Row = Type.Object(
      {
        group: OneOf([...diseaseGroups, 'all'] as const),
        kinds: Type.Array(OneOf(orderKinds), { minItems: 1 }),
        validFrom: Day,
        validTo: Nullable(Day),
        maxDays: Type.Integer({ minimum: 1 }),
        extensionDays: Type.Integer({ minimum: 0 }),
        refuse: Type.Boolean(),
        source: Type.Object({ vi: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }),
        certainty: Type.Object({ days: OneOf(legalCertainties), dates: OneOf(legalCertainties) }),
      },
      { additionalProperties: false },
    );
    expect(Value.Errors(Type.Array(Row), termLimits)).toEqual([]);
    for (const day of new Set(termLimits.flatMap((one) => [one.validFrom, one.validTo ?? one.validFrom]))) {
      for (const kind of orderKinds) {
        const held = termLimits.filter(
          (one) =>
            one.kinds.includes(kind) && one.validFrom <= day && (one.validTo === null || day < one.validTo),
        );
        expect(new Set(held.map((one) => one.group)).size).toBe(held.length);
      }
    }
  });

  it('counts calendar days in Vietnam', () => {
    expect(termDays(FROM, end(14))).toBe(14);
    expect(termDays(Date.parse('2026-11-15T23:30:00Z'), Date.parse('2026-11-16T17:30:00Z'))).toBe(1);
  });

  it.each([
    [14, 14, 'ok'],
    [21, 21, 'ok'],
    [22, 22, 'warn'],
    [31, 31, 'warn'],
    [32, 32, 'refuse'],
    [31, 21, 'ok'],
    [25, 14, 'warn'],
    [24, 14, 'ok'],
    [32, 21, 'refuse'],
    [7, 14, 'ok'],
  ])('%i days, first ordered as %i: %s', (days, firstDays, verdict) => {
    expect(judge(days, firstDays)).toBe(verdict);
  });

  it('knows none for the sick, nor before the decree', () => {
    expect(limitOf(at('isolation-hospital'))).toBeUndefined();
    expect(limitOf(at('quarantine-home', null, '2010-11-14'))).toBeUndefined();
    expect(limitOf(at('quarantine-home', null, '2010-11-15'))?.maxDays).toBe(21);
  });

  it('warns with days, group, article and what is unverified, in both languages', () => {
    const [warning] = termWarnings(at('quarantine-facility'), termOf(25));
    expect(warning?.message).toContain(
      '25 ngày vượt mức 21 ngày, gia hạn 10 ngày (mức chung cho mọi nhóm bệnh; Nghị định 101/2010/NĐ-CP, Điều 2; chưa kiểm chứng)',
    );
    expect(warning?.messageEn).toContain(
      '(limit for all groups of disease; Decree 101/2010/NĐ-CP, article 2; unverified)',
    );
    const b = { group: 'B', certainty: 'unverified' } as const;
    const [ofB] = termWarnings(at('quarantine-facility', b), termOf(25));
    expect(ofB?.message).toContain('bệnh nhóm B (nhóm chưa kiểm chứng), theo mức chung cho mọi nhóm');
    expect(termWarnings(at('isolation-home'), termOf(25))).toEqual([]);
  });
});

/** Rows of a province that has entered limits by group: not law, only the shape of it. */
const row = (patch: Partial<TermLimit>): TermLimit => ({
  ...termLimits[0]!,
  certainty: { days: 'verified', dates: 'verified' },
  source: { vi: 'Văn bản thử', en: 'Test paper' },
  ...patch,
});
const A = { group: 'A', certainty: 'verified' } as const;
const B = { group: 'B', certainty: 'verified' } as const;
const C = { group: 'C', certainty: 'verified' } as const;
const byGroup: readonly TermLimit[] = [
  row({ group: 'all', maxDays: 10, extensionDays: 5, refuse: false }),
  row({ group: 'A', maxDays: 21, extensionDays: 7 }),
  row({ group: 'B', maxDays: 7, extensionDays: 3, validTo: '2026-11-16' }),
  row({ group: 'C', maxDays: 3, extensionDays: 0, kinds: ['isolation-hospital'], validFrom: '2026-01-01' }),
];

describe('limits by group of disease', () => {
  it.each([
    ['group A has its own', 'quarantine-home', A, '2026-11-16', 21],
    ['group B until its last day', 'quarantine-home', B, '2026-11-15', 7],
    ['after it the row for all', 'quarantine-home', B, '2026-11-16', 10],
    ['a group without a row', 'quarantine-home', C, '2026-11-16', 10],
    ['no case', 'quarantine-facility', null, '2026-11-16', 10],
    ['another kind of place', 'isolation-hospital', C, '2026-11-16', 3],
    ['a kind that no row names for the group', 'isolation-hospital', A, '2026-11-16', undefined],
    ['no case, only rows of groups', 'isolation-hospital', null, '2026-11-16', undefined],
  ] as const)('%s', (_, kind, group, issuedOn, days) => {
    const key = at(kind, group, issuedOn);
    expect(limitOf(key, byGroup)?.maxDays).toBe(days);
    expect(limitOf(key, byGroup.toReversed())?.maxDays).toBe(days);
  });

  it('refuses only where the row says so, and warns of everything else over it', () => {
    for (const limit of byGroup) {
      const group = limit.group === 'all' ? null : { group: limit.group, certainty: 'verified' as const };
      const key = at(limit.kinds[0]!, group, '2026-11-15');
      const most = limit.maxDays + limit.extensionDays;
      for (let first = 1; first <= 40; first += 1) {
        for (let days = 1; days <= 40; days += 1) {
          const over = first > limit.maxDays || days - first > limit.extensionDays || days > most;
          const expected = days > most && limit.refuse ? 'refuse' : over ? 'warn' : 'ok';
          expect(judgeTerm(key, termOf(days, first), byGroup).verdict).toBe(expected);
          expect(termWarnings(key, termOf(days, first), byGroup)).toHaveLength(expected === 'ok' ? 0 : 1);
        }
      }
    }
  });

  it('says nothing of doubt where both days and group were compared with the text', () => {
    const [warning] = termWarnings(at('quarantine-home', A), termOf(25), byGroup);
    expect(warning?.message).toContain('(bệnh nhóm A; Văn bản thử)');
    expect(warning?.message).not.toContain('chưa kiểm chứng');
  });
});
