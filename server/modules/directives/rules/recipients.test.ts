import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Area } from '../../../registry/areas/index.ts';
import type { OrganisationRef } from '../../../registry/organisations/index.ts';
import type { Role } from '../../../../contract/rights.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { actsFor } from './acting.ts';
import { formatNumber, officeSymbol } from './numbers.ts';
import { type Directory, type Pick, resolvePicks } from './recipients.ts';

const COMMUNES = 6;
const area = (no: number): Area =>
  ({ no, id: `area-${no}`, fullName: `Xã ${no}`, path: no === 0 ? '/0/' : `/0/${no}/` }) as Area;
const areas = Array.from({ length: COMMUNES + 1 }, (_, no) => area(no));
const kinds = ['peoples-committee', 'health-station'] as const;
const offices = areas.flatMap(({ no }) =>
  kinds.map((kind): OrganisationRef => ({
    organisationNo: no,
    organisationId: `office-${kind}-${no}`,
    name: `${kind} ${no}`,
    kind,
    areaNo: no,
    phone: null,
    numberSuffix: null,
  })),
);
const under = (one: Area, no: number) => one.no === 0 || one.no === no;
const directory: Directory = {
  areaById: (id) => areas.find((one) => one.id === id),
  communesOf: (one) => areas.filter(({ no }) => no > 0 && under(one, no)),
  organisationById: (id) => offices.find(({ organisationId }) => organisationId === id),
  organisationsOf: (one, kind) =>
    offices.filter((office) => under(one, office.areaNo) && (kind === undefined || office.kind === kind)),
};

const role = fc.constantFrom('act' as const, 'know' as const);
const areaId = fc.integer({ min: 0, max: COMMUNES }).map((no) => `area-${no}`);
const pick: fc.Arbitrary<Pick> = fc.oneof(
  fc.record({
    kind: fc.constant('organisation' as const),
    id: fc.constantFrom(...offices.map((o) => o.organisationId)),
    role,
  }),
  fc.record({ kind: fc.constant('area' as const), id: areaId, role }),
  fc.record({ kind: fc.constant('communes-of' as const), id: areaId, role }),
  fc.record({
    kind: fc.constant('organisations-of' as const),
    id: areaId,
    organisationKind: fc.constantFrom(...kinds),
    role,
  }),
);

describe('recipients', () => {
  it('are everybody whom a pick names, each once, acting where any pick says so', () => {
    fc.assert(
      fc.property(fc.array(pick, { minLength: 1, maxLength: 8 }), (picks) => {
        const resolved = resolvePicks(picks, directory);
        if (!resolved.ok) {
          throw new Error(resolved.missing);
        }
        const keys = resolved.targets.map(({ kind, id }) => `${kind} ${id}`);
        expect(new Set(keys).size).toBe(keys.length);
        for (const one of picks) {
          const alone = resolvePicks([one], directory);
          for (const target of alone.ok ? alone.targets : []) {
            const met = resolved.targets.find(({ kind, id }) => kind === target.kind && id === target.id);
            expect(met).toBeDefined();
            expect(one.role === 'act' ? met?.role : 'act').toBe('act');
          }
        }
        const asked = new Set(
          picks.flatMap((one) => {
            const alone = resolvePicks([one], directory);
            return alone.ok ? alone.targets.map(({ kind, id }) => `${kind} ${id}`) : [];
          }),
        );
        expect(new Set(keys)).toEqual(asked);
      }),
    );
  });

  it('reach every commune of the province in one pick, and a pick of nothing is refused', () => {
    const all = resolvePicks([{ kind: 'communes-of', id: 'area-0' }], directory);
    expect(all.ok && all.targets.map(({ areaNo }) => areaNo)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(resolvePicks([{ kind: 'area', id: 'area-99' }], directory)).toEqual({
      ok: false,
      missing: 'area-99',
    });
  });
});

describe('who acts for a recipient', () => {
  const scope = (areaPath: string, role_: Role): Scope => ({
    actor: { kind: 'account', id: null, name: 'x' },
    dataset: 'demo',
    grants: [{ role: role_, areaId: null, areaPath }],
  });
  it('is who has a fitting role in exactly its unit', () => {
    const station = { areaPath: '/0/3/', organisationKind: 'health-station' as const };
    expect(actsFor(scope('/0/3/', 'medical-staff'), station)).toBe(true);
    expect(actsFor(scope('/0/', 'medical-staff'), station)).toBe(false);
    expect(actsFor(scope('/0/4/', 'medical-staff'), station)).toBe(false);
    const unit = { areaPath: '/0/3/', organisationKind: null };
    expect(actsFor(scope('/0/3/', 'commune-officer'), unit)).toBe(true);
    expect(actsFor(scope('/0/3/', 'medical-staff'), unit)).toBe(false);
    const trade = { areaPath: '/0/', organisationKind: 'trade-department' as const };
    expect(actsFor(scope('/0/', 'trade-officer'), trade)).toBe(true);
    expect(actsFor(scope('/0/', 'tracer'), trade)).toBe(false);
    expect(actsFor(scope('', 'health-officer'), { areaPath: null, organisationKind: null })).toBe(false);
  });
});

describe('numbers of documents', () => {
  it.each([
    ['telegram', 5, 'QĐ-UBND', '05/CĐ-UBND'],
    ['letter', 123, 'QĐ-UBND', '123/UBND'],
    ['plan', 41, 'SYT', '41/KH-SYT'],
  ] as const)('%s %d of %s is %s', (kind, sequence, suffix, number) => {
    expect(formatNumber(kind, sequence, officeSymbol(suffix)!)).toBe(number);
  });
  it('need the office to have a suffix', () => {
    expect(officeSymbol(null)).toBe(null);
    expect(officeSymbol(' ')).toBe(null);
  });
});
