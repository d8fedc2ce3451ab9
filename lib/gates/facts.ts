/**
 * What a rule may ask about, as CertLogic sees it (`{"var": "zone.worst"}`). Null says that it is not known, which is not
 * the same as none: a rule over an unknown fact is open, and an open rule never lets anybody pass. Whole numbers and words
 * only, since CertLogic compares nothing else.
 */
export type GateFacts = {
  readonly gate: { readonly direction: 'in' | 'out'; readonly border: boolean };
  readonly zone: {
    /** False when there is no data for the origin or a part of the route, or only data that are too old. */
    readonly known: boolean;
    /** Rank of the zone that the person comes from, 0 the safest; null without data. */
    readonly origin: number | null;
    /** The worst of origin and route. */
    readonly worst: number | null;
  };
  readonly declaration: {
    readonly state: 'valid' | 'expired' | 'forged' | 'revoked' | 'none';
    readonly ageHours: number | null;
    /** Known online only: the code carries nothing about health. */
    readonly atRisk: boolean | null;
    /** People in the vehicle beyond those declared; negative: fewer. */
    readonly moreThanDeclared: number | null;
  };
  readonly test: {
    readonly state: 'negative' | 'positive' | 'inconclusive' | 'pending' | 'none';
    readonly kind: 'rapid' | 'pcr' | null;
    /** Since the sample was taken. */
    readonly ageHours: number | null;
  };
  readonly doses: {
    readonly count: number | null;
    readonly complete: boolean | null;
    readonly daysSinceLast: number | null;
  };
  /** Whether an order of quarantine or isolation is in force; null when it can't be asked. */
  readonly order: { readonly inForce: boolean | null };
  /** Whether the person lives in a cordoned area, or comes out of one; null when it can't be asked. */
  readonly cordon: { readonly inside: boolean | null };
  /** Whether the watch list names the person or the vehicle. */
  readonly watch: { readonly hit: boolean | null };
  readonly permit: { readonly state: PermitState; readonly kind: 'staff' | 'vehicle' | null };
  readonly symptoms: {
    /** Tenths of a degree measured at the gate: 375 is 37.5. */
    readonly temperature: number | null;
    readonly seen: boolean | null;
  };
};

export const PERMIT_STATES = [
  'valid',
  'expired',
  'revoked',
  'forged',
  'off-hours',
  'off-route',
  'other-plate',
  'none',
] as const;
export type PermitState = (typeof PERMIT_STATES)[number];

/** Nothing known but the gate: the ground that a scan adds to. */
export function unknownFacts(gate: GateFacts['gate']): GateFacts {
  return {
    gate,
    zone: { known: false, origin: null, worst: null },
    declaration: { state: 'none', ageHours: null, atRisk: null, moreThanDeclared: null },
    test: { state: 'none', kind: null, ageHours: null },
    doses: { count: null, complete: null, daysSinceLast: null },
    order: { inForce: null },
    cordon: { inside: null },
    watch: { hit: null },
    permit: { state: 'none', kind: null },
    symptoms: { temperature: null, seen: null },
  };
}

/** The names of all facts, `zone.origin` and so on: what a rule may name. */
export const FACT_NAMES: readonly string[] = Object.entries(
  unknownFacts({ direction: 'in', border: false }),
).flatMap(([group, facts]) => Object.keys(facts).map((name) => `${group}.${name}`));

/**
 * The facts so that reading an unknown one throws: CertLogic takes null for false or for a word, and would decide over what
 * nobody knows. Operands of `and` are read from the left only as far as needed, so a fact that does not matter may be unknown.
 */
export function guardUnknown(facts: GateFacts): object {
  const groups = Object.entries(facts).map(
    ([group, values]) => [group, new Proxy(values, THROWING)] as const,
  );
  return Object.fromEntries(groups);
}

const THROWING: ProxyHandler<object> = {
  get: (values, name) => {
    const value: unknown = Reflect.get(values, name);
    if (value === null || value === undefined) {
      throw new Error(`${String(name)} is not known`);
    }
    return value;
  },
};
