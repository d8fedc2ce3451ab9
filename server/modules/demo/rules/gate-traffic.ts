import { type GateFacts, unknownFacts } from '../../../../lib/gates/index.ts';

/** Zones that the demo's table knows, by code of the unit; all else is not on it. Simulated, of no real day. */
export const demoZones: readonly { readonly code: string; readonly level: string; readonly rank: number }[] =
  [
    { code: '20', level: 'green', rank: 0 },
    { code: '06184', level: 'yellow', rank: 1 },
    { code: '06187', level: 'orange', rank: 2 },
    { code: '01', level: 'yellow', rank: 1 },
    { code: '24', level: 'orange', rank: 2 },
    { code: '79', level: 'red', rank: 3 },
  ];

/** On the watch list of the demo, and seen once by a camera; plates of the series 000 were given to nobody. */
export const WATCHED_PLATE = '30A-000.99';

/** Somebody who comes to the gate: from where, and what is known of them beside the zone. */
export type Traveller = {
  readonly from: string;
  readonly means: 'declaration' | 'card' | 'permit' | 'plate' | 'typed' | 'dcc';
  readonly outcome: 'valid' | 'expired' | 'other-known' | 'no-zone-data';
  readonly facts: { readonly [G in keyof GateFacts]?: Partial<GateFacts[G]> };
  readonly temperature?: number;
};

const declared = { state: 'valid', ageHours: 5, atRisk: false, moreThanDeclared: 0 } as const;
const vaccinated = { count: 2, complete: true, daysSinceLast: 120 } as const;
const noOrder = { order: { inForce: false }, watch: { hit: false } } as const;
const usual = { declaration: declared, doses: vaccinated, ...noOrder } as const;

/** What happens at a gate in a few hours, in turn; most people pass. */
export const travellers: readonly Traveller[] = [
  { from: '06184', means: 'declaration', outcome: 'valid', facts: usual },
  { from: '20', means: 'card', outcome: 'valid', facts: usual },
  { from: '24', means: 'declaration', outcome: 'valid', facts: usual },
  { from: '01', means: 'declaration', outcome: 'valid', facts: usual },
  {
    from: '24',
    means: 'declaration',
    outcome: 'valid',
    facts: { ...usual, test: { state: 'negative', kind: 'rapid', ageHours: 20 } },
  },
  {
    from: '79',
    means: 'dcc',
    outcome: 'other-known',
    facts: { ...usual, doses: { count: 1, complete: false, daysSinceLast: 30 } },
  },
  {
    from: '20',
    means: 'permit',
    outcome: 'valid',
    facts: { ...usual, permit: { state: 'valid', kind: 'vehicle' } },
  },
  { from: '06184', means: 'declaration', outcome: 'valid', facts: usual, temperature: 379 },
  {
    from: '01',
    means: 'permit',
    outcome: 'valid',
    facts: { ...usual, permit: { state: 'off-hours', kind: 'vehicle' } },
  },
  {
    from: '20',
    means: 'declaration',
    outcome: 'expired',
    facts: { ...usual, declaration: { ...declared, state: 'expired' } },
  },
  {
    from: '06187',
    means: 'card',
    outcome: 'valid',
    facts: { ...usual, test: { state: 'negative', kind: 'pcr', ageHours: 30 } },
  },
  { from: '20', means: 'declaration', outcome: 'valid', facts: usual },
];

/** The facts by which the gate decides on a traveller who comes in. */
export function factsOf(traveller: Traveller): GateFacts {
  const ground = unknownFacts({ direction: 'in', border: false });
  const rank = rankOf(traveller.from);
  const { facts } = traveller;
  return {
    ...ground,
    zone: { known: rank !== null, origin: rank, worst: rank },
    declaration: { ...ground.declaration, ...facts.declaration },
    test: { ...ground.test, ...facts.test },
    doses: { ...ground.doses, ...facts.doses },
    order: { ...ground.order, ...facts.order },
    watch: { ...ground.watch, ...facts.watch },
    permit: { ...ground.permit, ...facts.permit },
    symptoms: { temperature: traveller.temperature ?? 366, seen: false },
  };
}

/** Rank of a unit's zone on the demo's table; null when it is not on it. */
export function rankOf(code: string): number | null {
  return demoZones.find((zone) => zone.code === code)?.rank ?? null;
}
