import type { PlaceKind } from './province-types.ts';

/** Parameters of the simulated outbreak. Times in days unless said; rates at the peak of an average person's infectiousness. */
export interface OutbreakOptions {
  readonly seed: number;
  /** How many people bring the infection in, at noon of `seedDay` (0 = first day of the history). */
  readonly seeds: number;
  readonly seedDay: number;
  /** Scales every rate below: the knob for a milder or a wilder outbreak. */
  readonly transmissibility: number;
  /** Probability of infection per minute together, by kind of place. */
  readonly ratePerMinute: Readonly<Record<PlaceKind, number>>;
  /** Hazard for each other member of the household per evening at home. */
  readonly householdRate: number;
  /** Infectiousness on the days -2, -1, 0 ... 6 relative to onset, 1 at most; nothing outside. */
  readonly profile: readonly number[];
  /** Shape of the gamma distribution (mean 1) of infectiousness between people: below 1 a few infect many. */
  readonly infectiousnessShape: number;
  readonly incubationMean: number;
  readonly incubationShape: number;
  readonly asymptomaticShare: number;
  /** Infectiousness of somebody without symptoms relative to one with. */
  readonly asymptomaticFactor: number;
  /** Share of symptomatic people who get tested because of their symptoms, and the mean delay from onset to sample. */
  readonly detectedShare: number;
  readonly sampleDelayMean: number;
  /** Hours from sample to report, least and most. */
  readonly reportDelayHours: readonly [number, number];
  /** Share of the recorded contacts (both scanned, `contactMinutes` or more together) who are found and quarantined. */
  readonly contactsReached: number;
  readonly contactMinutes: number;
  /** Share of infected people in quarantine whom the tests find. */
  readonly testSensitivity: number;
  /** Length of quarantine at home and of isolation in a facility. */
  readonly quarantineDays: number;
  readonly isolationDays: number;
  /** What remains of the household rate while one of the two is quarantined at home. */
  readonly quarantineHouseholdFactor: number;
}

/**
 * A COVID-19-like outbreak before vaccination. From published figures: incubation mean 4.8 d (Lau et al. 2021), serial
 * interval 4-5 d, quarantine 14 d and infectious from 2 days before onset (the rules of 2021-2022 and WHO). Assumptions:
 * every rate and share below, set so that an average person infects 2 to 3 others when nobody intervenes, mostly at home,
 * in class and at work, and that about one household member in five falls ill.
 */
export const defaultOutbreak: OutbreakOptions = {
  seed: 1,
  seeds: 4,
  seedDay: 0,
  transmissibility: 1,
  ratePerMinute: {
    school: 0,
    class: 6e-5,
    office: 1e-4,
    factory: 6e-5,
    market: 6e-5,
    shop: 1.2e-4,
    restaurant: 2.4e-4,
    bus: 2e-4,
    'health-station': 1.2e-4,
  },
  householdRate: 0.11,
  profile: [0.6, 1, 1, 0.75, 0.5, 0.3, 0.18, 0.1, 0.06],
  infectiousnessShape: 0.6,
  incubationMean: 4.8,
  incubationShape: 5.8,
  asymptomaticShare: 0.3,
  asymptomaticFactor: 0.5,
  detectedShare: 0.75,
  sampleDelayMean: 2,
  reportDelayHours: [8, 30],
  contactsReached: 0.7,
  contactMinutes: 15,
  testSensitivity: 0.9,
  quarantineDays: 14,
  isolationDays: 21,
  quarantineHouseholdFactor: 0.4,
};
