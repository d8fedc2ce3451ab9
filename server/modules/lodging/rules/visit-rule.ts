import rule from '../../../../data/rules/lodging/visits.json' with { type: 'json' };

/** From which zones people are visited, as dated data. */
export type VisitRule = {
  readonly version: string;
  readonly validFrom: string;
  /** Codes of zone levels. */
  readonly zones: readonly string[];
  readonly source: string;
  readonly certainty: string;
};

export const shippedVisits: VisitRule = rule;

/**
 * Whether the commune visits somebody who arrived. An unknown zone (null) raises no visit; it is shown as unknown.
 * @param day of the arrival, `YYYY-MM-DD`.
 */
export function needsVisit(given: VisitRule, zone: string | null, day: string): boolean {
  return given.validFrom <= day && zone !== null && given.zones.includes(zone);
}
