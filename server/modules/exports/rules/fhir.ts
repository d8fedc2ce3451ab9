import type { CaseRow } from '../../cases/index.ts';
import type { PersonResult } from '../../laboratory/index.ts';
import type { PersonRecord } from '../../../registry/people/index.ts';
import { identifierOf } from './fhir-identifiers.ts';

/** A resource of FHIR R4 as it is written; its shape is checked in tests against the published definitions. */
export type Resource = {
  readonly resourceType: 'Patient' | 'Condition' | 'Observation';
  readonly id: string;
  readonly [field: string]: unknown;
};

/** How much is said, and of what: days as they are or their weeks, ids or pseudonyms, simulated or not. */
export type FhirOptions = {
  readonly pseudonymised: boolean;
  readonly isTest: boolean;
  readonly day: (day: string | null) => string | null;
  readonly year: (year: number | null) => number | null;
  readonly id: (id: string) => string;
};

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const ICD_10 = 'http://hl7.org/fhir/sid/icd-10';
const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';

type Coding = { readonly system: string; readonly code: string; readonly display: string };

const covidFound: Coding = { system: ICD_10, code: 'U07.1', display: 'COVID-19, virus identified' };
const covidNotFound: Coding = { system: ICD_10, code: 'U07.2', display: 'COVID-19, virus not identified' };
/** Only codes that are certain; any other disease is its name. */
const diseases: {
  readonly [code in CaseRow['disease']]?: { readonly text: string; readonly coding?: Coding };
} = {
  'covid-19': { text: 'COVID-19' },
  measles: { text: 'Sởi', coding: { system: ICD_10, code: 'B05', display: 'Measles' } },
  'whooping-cough': { text: 'Ho gà', coding: { system: ICD_10, code: 'A37', display: 'Whooping cough' } },
  mers: { text: 'MERS' },
};

const tests = {
  pcr: 'Xét nghiệm PCR',
  'rapid-antigen': 'Xét nghiệm nhanh kháng nguyên',
  serology: 'Xét nghiệm huyết thanh',
} as const satisfies { readonly [kind in PersonResult['kind']]: string };

/** LOINC is certain for the two usual tests of COVID-19 only. */
const covidTests: { readonly [kind in PersonResult['kind']]?: Coding } = {
  pcr: {
    system: LOINC,
    code: '94500-6',
    display:
      'SARS-CoV-2 (COVID-19) RNA [Presence] in Respiratory system specimen by NAA with probe detection',
  },
  'rapid-antigen': {
    system: LOINC,
    code: '94558-4',
    display: 'SARS-CoV-2 (COVID-19) Ag [Presence] in Respiratory system specimen by Rapid immunoassay',
  },
};

const values: {
  readonly [result in PersonResult['result']]: { readonly text: string; readonly coding?: Coding };
} = {
  POSITIVE: { text: 'Dương tính', coding: { system: SNOMED, code: '10828004', display: 'Positive' } },
  NEGATIVE: { text: 'Âm tính', coding: { system: SNOMED, code: '260385009', display: 'Negative' } },
  INDETERMINATE: {
    text: 'Không xác định',
    coding: { system: SNOMED, code: '82334004', display: 'Indeterminate' },
  },
  NOT_DONE: { text: 'Không làm' },
};

/** Somebody; with pseudonyms only sex, year of birth and commune are left. @param deceased null: not known to be dead; the day may be unknown. @param replaces references to records that were merged into this one. */
export function patient(
  person: PersonRecord,
  area: { readonly name: string; readonly province: string } | null,
  deceased: { readonly on: string | null } | null,
  options: FhirOptions,
  replaces: readonly string[] = [],
): Resource {
  const { pseudonymised, id, year, day } = options;
  const place = area === null ? {} : { city: area.name, state: area.province };
  const born = pseudonymised ? year(person.birthYear) : (person.birthDate ?? person.birthYear);
  const named = person.fullName === null ? null : nameOf(person.fullName);
  const open = {
    ...(person.identifiers.length === 0
      ? {}
      : {
          identifier: person.identifiers.map(identifierOf),
        }),
    ...(named === null ? {} : { name: [named] }),
    ...(person.phones.length === 0
      ? {}
      : { telecom: person.phones.map((phone) => ({ system: 'phone', value: phone })) }),
  };
  const text = pseudonymised || person.address === null ? {} : { text: person.address };
  return {
    resourceType: 'Patient',
    id: id(person.personId),
    meta: metaOf(options),
    ...(pseudonymised ? {} : open),
    gender: person.sex,
    ...(born === null ? {} : { birthDate: String(born) }),
    ...(deceased === null
      ? {}
      : deceased.on === null
        ? { deceasedBoolean: true }
        : { deceasedDateTime: day(deceased.on) }),
    address: [{ use: 'home', country: 'VN', ...text, ...place }],
    ...(replaces.length === 0
      ? {}
      : { link: replaces.map((reference) => ({ other: { reference }, type: 'replaces' })) }),
  };
}

/** A record that was merged: nothing but which one speaks for it now, for who received it before under its own id. */
export function replacedPatient(personId: string, by: string, options: FhirOptions): Resource {
  return {
    resourceType: 'Patient',
    id: options.id(personId),
    meta: metaOf(options),
    active: false,
    link: [{ other: { reference: by }, type: 'replaced-by' }],
  };
}

/** Family name first, the given name last: as Vietnamese names are. */
function nameOf(fullName: string): object {
  const [family, ...given] = fullName.split(' ');
  return { use: 'official', text: fullName, ...(given.length === 0 ? {} : { family, given }) };
}

const verification = {
  SUSPECT: 'unconfirmed',
  PROBABLE: 'provisional',
  CONFIRMED: 'confirmed',
  NO_CASE: 'refuted',
} as const satisfies { readonly [one in CaseRow['classification']]: string };

/** A case. A discarded one says so: it is not left out silently. */
export function condition(one: CaseRow, subject: string, options: FhirOptions): Resource {
  const { day, id } = options;
  const known = diseases[one.disease];
  const coding =
    one.disease === 'covid-19'
      ? one.classification === 'CONFIRMED'
        ? covidFound
        : covidNotFound
      : known?.coding;
  const isCase = one.classification !== 'NO_CASE';
  // An illness that was none has not passed either.
  const over = isCase && one.outcome === 'RECOVERED';
  const isOpen = isCase && !over && one.outcome !== 'DECEASED';
  const status = over ? 'resolved' : isOpen ? 'active' : 'inactive';
  return {
    resourceType: 'Condition',
    id: id(one.id),
    meta: metaOf(options),
    clinicalStatus: { coding: [{ system: `${HL7}/condition-clinical`, code: status }] },
    verificationStatus: {
      coding: [{ system: `${HL7}/condition-ver-status`, code: verification[one.classification] }],
    },
    category: [{ coding: [{ system: `${HL7}/condition-category`, code: 'encounter-diagnosis' }] }],
    code: {
      ...(coding === undefined || one.classification === 'NO_CASE' ? {} : { coding: [coding] }),
      text: known?.text ?? one.disease,
    },
    subject: { reference: subject },
    ...(one.onset_date === null ? {} : { onsetDateTime: day(one.onset_date) }),
    ...(over && one.outcome_date !== null ? { abatementDateTime: day(one.outcome_date) } : {}),
    recordedDate: day(one.report_date),
  };
}

/** A released test result. */
export function observation(
  result: PersonResult,
  own: { readonly id: string; readonly localDay: (ms: number) => string },
  subject: string,
  options: FhirOptions,
): Resource {
  const coding = result.disease === 'covid-19' ? covidTests[result.kind] : undefined;
  const { text, coding: value } = values[result.result];
  const disease = diseases[result.disease]?.text ?? result.disease;
  const at = (ms: number) =>
    options.pseudonymised ? options.day(own.localDay(ms)) : new Date(ms).toISOString();
  return {
    resourceType: 'Observation',
    id: options.id(own.id),
    meta: metaOf(options),
    status: result.result === 'NOT_DONE' ? 'cancelled' : 'final',
    category: [{ coding: [{ system: `${HL7}/observation-category`, code: 'laboratory' }] }],
    code: { ...(coding === undefined ? {} : { coding: [coding] }), text: `${tests[result.kind]} ${disease}` },
    subject: { reference: subject },
    effectiveDateTime: at(result.sampledAt),
    // `issued` is an instant: a week cannot be one.
    ...(options.pseudonymised ? {} : { issued: new Date(result.resultAt).toISOString() }),
    ...(result.result === 'NOT_DONE'
      ? { dataAbsentReason: { text } }
      : { valueCodeableConcept: { ...(value === undefined ? {} : { coding: [value] }), text } }),
  };
}

/** Simulated data and pseudonyms are said on every resource, as it may travel alone. */
function metaOf({ isTest, pseudonymised }: FhirOptions): object {
  const security = [
    ...(isTest ? [{ system: `${HL7}/v3-ActReason`, code: 'HTEST', display: 'test health data' }] : []),
    ...(pseudonymised
      ? [{ system: `${HL7}/v3-ObservationValue`, code: 'PSEUDED', display: 'pseudonymized' }]
      : []),
  ];
  return security.length === 0 ? { source: 'urn:vung-xanh' } : { source: 'urn:vung-xanh', security };
}
