import { describe, expect, it } from 'vitest';
import { difference } from '../../kit/form/useDraft.ts';
import { draftOf, emptyCase, onsetAfterReport, patchOf } from './draft.ts';

describe('case form', () => {
  it('keeps the dates apart and reads the isolation on the clock of Vietnam', () => {
    const draft = {
      ...emptyCase('2021-08-15', null),
      onsetDate: '2021-08-12',
      isolatedAt: '2021-08-15T08:30',
    };
    expect(patchOf(draft)).toMatchObject({
      reportDate: '2021-08-15',
      onsetDate: '2021-08-12',
      sampleDate: null,
      isolatedAt: '2021-08-15T08:30:00+07:00',
    });
    expect(patchOf({ ...draft, reportDate: null })).toBeNull();
  });

  it('sends only what was changed', () => {
    const record = {
      ...emptyCase('2021-08-15', null),
      isolatedAt: '2021-08-15T01:30:00Z',
      sourceCaseId: null,
    } as unknown as Parameters<typeof draftOf>[0];
    const before = patchOf(draftOf(record));
    const now = patchOf({ ...draftOf(record), sampleDate: '2021-08-14' });
    expect(before === null || now === null ? null : difference(before, now)).toEqual({
      sampleDate: '2021-08-14',
    });
  });

  it('warns of an onset after the report', () => {
    const draft = emptyCase('2021-08-15', null);
    expect(onsetAfterReport({ ...draft, onsetDate: '2021-08-16' })).toBe(true);
    expect(onsetAfterReport(draft)).toBe(false);
  });
});
