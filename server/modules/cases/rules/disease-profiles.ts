/**
 * What tracing needs to know of a disease, as dated data. `certainty`: 'verified' was seen in a secondary source,
 * 'unverified' waits for a person who checks the legal or scientific text. Days count from day 0.
 */
export type DiseaseProfile = {
  readonly disease: string;
  readonly vi: string;
  readonly en: string;
  readonly validFrom: string;
  readonly source: string;
  readonly certainty: 'verified' | 'unverified';
  /** Days before and after onset during which a symptomatic case is infectious. */
  readonly symptomatic: { readonly before: number; readonly after: number };
  /** The same around the sample of a case without symptoms. */
  readonly asymptomatic: { readonly before: number; readonly after: number };
  /** Shortest overlap that counts, minutes; households, classes and vehicle cabins count from 0. */
  readonly minMinutes: number;
  /** How long a room stays infectious after the case has left, minutes. */
  readonly lingerMinutes: number;
  /** Days of follow-up (and of quarantine, as proposed) after the last exposure. */
  readonly followUpDays: number;
  readonly quarantineDays: number;
  /** Whether contacts of contacts are followed at all. */
  readonly secondLevel: boolean;
};

const profiles: readonly DiseaseProfile[] = [
  {
    disease: 'covid-19',
    vi: 'COVID-19',
    en: 'COVID-19',
    validFrom: '2020-01-01',
    source: 'WHO Q&A 31/5/2021 (-2 d … +10 d); 15 minutes in Vietnam since 12/2021',
    certainty: 'unverified',
    symptomatic: { before: 2, after: 10 },
    asymptomatic: { before: 2, after: 10 },
    minMinutes: 15,
    lingerMinutes: 0,
    followUpDays: 14,
    quarantineDays: 14,
    secondLevel: true,
  },
  {
    disease: 'measles',
    vi: 'Sởi',
    en: 'Measles',
    validFrom: '2020-01-01',
    source: 'Rash = day 0; -4 d … +4 d; airborne up to 2 h after the case has left',
    certainty: 'unverified',
    symptomatic: { before: 4, after: 4 },
    asymptomatic: { before: 4, after: 4 },
    minMinutes: 0,
    lingerMinutes: 120,
    followUpDays: 21,
    quarantineDays: 21,
    secondLevel: false,
  },
  {
    disease: 'whooping-cough',
    vi: 'Ho gà',
    en: 'Whooping cough',
    validFrom: '2020-01-01',
    source: 'To 21 d after the onset of cough; contacts 21 d',
    certainty: 'unverified',
    symptomatic: { before: 0, after: 21 },
    asymptomatic: { before: 0, after: 21 },
    minMinutes: 15,
    lingerMinutes: 0,
    followUpDays: 21,
    quarantineDays: 21,
    secondLevel: false,
  },
  {
    disease: 'mers',
    vi: 'MERS-CoV',
    en: 'MERS-CoV',
    validFrom: '2012-01-01',
    source: 'Incubation 2-14 d; study data only',
    certainty: 'unverified',
    symptomatic: { before: 0, after: 14 },
    asymptomatic: { before: 0, after: 14 },
    minMinutes: 0,
    lingerMinutes: 0,
    followUpDays: 14,
    quarantineDays: 14,
    secondLevel: false,
  },
];

/** The profile of a disease in force on a date, or undefined for a disease without one. */
export function profileOf(disease: string, onDate: string): DiseaseProfile | undefined {
  return profiles
    .filter((profile) => profile.disease === disease && profile.validFrom <= onDate)
    .sort((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
}

/** Diseases that a case may be opened for. */
export function knownDiseases(): readonly string[] {
  return [...new Set(profiles.map((profile) => profile.disease))];
}
