import { describe, expect, it } from 'vitest';
import { faultsOf } from '../../../../test/support/fhir.ts';
import type { PersonRecord } from '../../../registry/people/index.ts';
import type { CaseRow } from '../../cases/index.ts';
import { condition, type FhirOptions, patient } from './fhir.ts';

const plain: FhirOptions = {
  pseudonymised: false,
  isTest: true,
  day: (day) => day,
  year: (year) => year,
  id: (id) => id,
};
const person: PersonRecord = {
  personNo: 1,
  personId: '01a206f3-1aca-7d77-ba4e-b697f9ba5f1a',
  version: 1,
  fullName: 'Nông Thị Xuất',
  sex: 'female',
  birthDate: null,
  birthYear: 1988,
  address: null,
  areaNo: null,
  phones: [],
  identifiers: [
    { kind: 'cccd', value: '020188001122' },
    { kind: 'passport', value: 'B1234567' },
    { kind: 'other', value: 'X-1' },
  ],
};
const one = (more: Partial<CaseRow>) =>
  ({
    id: '01a206f3-1aca-7e33-b85b-8e622b496c70',
    disease: 'covid-19',
    classification: 'CONFIRMED',
    outcome: 'NO_OUTCOME',
    outcome_date: null,
    report_date: '2026-11-12',
    onset_date: null,
    ...more,
  }) as CaseRow;

describe('a person as FHIR', () => {
  it('says of each number what it is and whose list it stands in; a number of no known kind keeps its word', () => {
    const made = patient(person, null, null, plain);
    expect(faultsOf(made)).toEqual([]);
    const [citizen, passport, other] = made['identifier'] as {
      system?: string;
      type: { coding?: { code: string }[]; text: string };
    }[];
    expect(citizen!.type.coding![0]!.code).toBe('NI');
    expect(passport!.type.coding![0]!.code).toBe('PPN');
    expect(other!.type).toEqual({ text: 'OTHER' });
    expect(citizen!.system).toMatch(/^urn:uuid:/u);
    expect(new Set([citizen!.system, passport!.system, other!.system]).size).toBe(3);
    expect(made['birthDate']).toBe('1988');
  });

  it('is dead also where nobody wrote the day', () => {
    expect(patient(person, null, { on: null }, plain)).toMatchObject({ deceasedBoolean: true });
    const dated = patient(person, null, { on: '2026-11-15' }, plain);
    expect(dated).toMatchObject({ deceasedDateTime: '2026-11-15' });
    expect(dated).not.toHaveProperty('deceasedBoolean');
    expect(faultsOf(patient(person, null, { on: null }, plain))).toEqual([]);
  });
});

describe('a case as FHIR', () => {
  it('that was none is neither active nor resolved, whatever became of the person', () => {
    const none = condition(
      one({ classification: 'NO_CASE', outcome: 'RECOVERED', outcome_date: '2026-11-15' }),
      'Patient/x',
      plain,
    );
    expect(none).toMatchObject({
      clinicalStatus: { coding: [{ code: 'inactive' }] },
      verificationStatus: { coding: [{ code: 'refuted' }] },
    });
    expect(none).not.toHaveProperty('abatementDateTime');
    expect(faultsOf(none)).toEqual([]);
  });
});
