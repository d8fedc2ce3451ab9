import { describe, expect, it } from 'vitest';
import { Value } from 'typebox/value';
import { diseases } from '../../../../contract/cases.ts';
import { ProfileVersion } from '../../../../contract/profiles.ts';
import { presentProfile } from '../usecases/show-profiles.ts';
import {
  changedFields,
  contentFaults,
  daysInForce,
  type DiseaseProfile,
  profileBook,
} from './disease-profiles.ts';
import { shippedBook, shippedProfiles } from './shipped-profiles.ts';

const covid = shippedBook.of('covid-19', '2026-01-01')!;
const own = (version: number, validFrom: string): DiseaseProfile => ({
  ...covid,
  id: `own ${version}`,
  dataset: 'demo',
  version,
  validFrom,
});

describe('the profiles that ship', () => {
  it('are what the contract says, with a source in both languages and no fault', () => {
    for (const profile of shippedProfiles) {
      const shown = presentProfile(profile);
      expect([...Value.Errors(ProfileVersion, shown)], profile.disease).toEqual([]);
      expect(contentFaults(shown.content), profile.disease).toEqual({});
      expect(profile.source.vi.normalize('NFC')).toBe(profile.source.vi);
      expect(profile.source.vi).not.toBe(profile.source.en);
    }
    expect(new Set(shippedProfiles.map(({ id }) => id)).size).toBe(shippedProfiles.length);
  });

  it('know every disease of the contract, and none before its first day', () => {
    expect(shippedBook.diseases()).toEqual([...diseases].sort());
    for (const disease of diseases) {
      expect(shippedBook.of(disease, '2026-01-01'), disease).toBeDefined();
      expect(shippedBook.of(disease, '1999-01-01'), disease).toBeUndefined();
    }
    expect(shippedBook.of('dengue', '2026-01-01')).toBeUndefined();
  });

  it('change with the date: three days before onset under decision 3638, two before and after it', () => {
    const before = (date: string) => shippedBook.of('covid-19', date)?.symptomatic.before;
    expect([before('2021-07-29'), before('2021-07-30'), before('2021-12-16')]).toEqual([2, 3, 2]);
  });
});

describe('a book of versions', () => {
  it('takes the latest first day, then the highest number', () => {
    const book = profileBook([...shippedProfiles, own(4, '2026-11-01'), own(5, '2026-11-01')]);
    expect(book.of('covid-19', '2026-10-31')?.version).toBe(3);
    expect(book.of('covid-19', '2026-11-01')?.version).toBe(5);
    expect(book.versions('covid-19').map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
  });

  it('says on which days a version would be in force', () => {
    const versions = shippedBook.versions('covid-19');
    expect(daysInForce(versions, '2021-01-01')).toEqual({ from: '2021-01-01', until: '2021-07-30' });
    expect(daysInForce(versions, '2021-12-16')).toEqual({ from: '2021-12-16', until: null });
  });
});

describe('the content of a version', () => {
  const { content } = presentProfile(covid);

  it('names the fields that differ, whatever the order of keys', () => {
    const turned = { ...content, symptomatic: { after: 10, before: 2 } };
    expect(changedFields(content, turned)).toEqual([]);
    expect(changedFields(content, { ...content, minMinutes: 10, lingerMinutes: 5 })).toEqual([
      'minMinutes',
      'lingerMinutes',
    ]);
  });

  it('is refused with an incubation turned round, a day twice, a quarantine over the follow-up', () => {
    const faulty = {
      ...content,
      incubation: { minDays: 5, maxDays: 2 },
      infectiousness: [
        { day: 1, weight: 1 },
        { day: 1, weight: 0.5 },
      ],
      quarantineDays: 30,
    };
    expect(Object.keys(contentFaults(faulty)).sort()).toEqual([
      'incubation',
      'infectiousness',
      'quarantineDays',
    ]);
  });
});
