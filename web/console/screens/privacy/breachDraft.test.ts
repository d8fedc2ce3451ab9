import { describe, expect, it } from 'vitest';
import { bodyOf, type Breach, changesOf, draftOf } from './breachDraft.ts';

const breach: Breach = {
  id: '01930000-0000-7000-8000-000000000001',
  title: 'Mất máy',
  happened: 'Máy của chốt bị mất',
  foundAt: '2026-11-16T02:30:00.000Z',
  data: ['identity'],
  people: null,
  cause: null,
  measures: null,
  authorityTold: null,
  authorityToldAt: null,
  peopleToldAt: null,
  state: 'open',
  dueAt: '2026-11-19T02:30:00.000Z',
  basis: '',
  unverified: true,
  overdue: false,
  recordedAt: '2026-11-16T03:00:00.000Z',
  recordedBy: 'A',
  version: 1,
};

describe('the form of an incident', () => {
  it('shows what is kept and changes nothing by itself', () => {
    const draft = draftOf(breach);
    expect(draft).toMatchObject({ foundAt: '2026-11-16T09:30', people: '' });
    expect(changesOf(breach, bodyOf(draft)!)).toEqual({});
  });
  it('sends only what was changed, an emptied field as nothing', () => {
    const filled = { ...breach, cause: 'Quên khóa tủ' };
    const draft = { ...draftOf(filled), cause: ' ', people: '40' };
    expect(changesOf(filled, bodyOf(draft)!)).toEqual({ cause: null, people: 40 });
  });
  it('waits for a title, what happened and when', () => {
    expect(bodyOf(draftOf(null))).toBeNull();
  });
});
