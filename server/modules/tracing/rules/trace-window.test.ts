import { describe, expect, it } from 'vitest';
import { type CaseRef, shippedBook } from '../../cases/index.ts';
import { traceWindow } from './trace-window.ts';

const FROM = Date.parse('2026-11-07T17:00:00Z');
const DAY = 86_400_000;
const nothing = { from: null, to: null, minMinutes: null, depth: 1 };

function ref(disease: string, more: Partial<CaseRef> = {}): CaseRef {
  return {
    caseId: 'c',
    label: 'LS-2026-0001',
    personNo: 1,
    dataset: 'demo',
    disease,
    classification: 'CONFIRMED',
    outcome: 'NO_OUTCOME',
    areaNo: null,
    stayAreaNo: null,
    sourceCaseId: null,
    onsetDate: '2026-11-10',
    reportDate: '2026-11-12',
    dayZero: { field: 'onset', from: '2026-11-10', to: '2026-11-10', symptomatic: true },
    window: { from: FROM, to: FROM + 13 * DAY, ruleTo: FROM + 13 * DAY },
    exposureWindow: { from: FROM - 12 * DAY, to: FROM + DAY },
    isolatedAt: null,
    transferred: false,
    profile: shippedBook.of(disease, '2026-11-12')!,
    ...more,
  };
}

describe('traceWindow', () => {
  it('is the infectious window of the case by default', () => {
    expect(traceWindow(ref('covid-19'), nothing)).toEqual({
      from: FROM,
      to: FROM + 13 * DAY,
      caseTo: FROM + 13 * DAY,
      minMs: 900_000,
      minMsBySetting: { household: 0, bus: 0, class: 0, vehicle: 0, room: 0 },
      lingerMs: 0,
      depth: 1,
    });
  });

  it('ends what the case does at isolation, not what the contacts do', () => {
    const isolatedAt = FROM + 3 * DAY;
    const window = traceWindow(
      ref('covid-19', { isolatedAt, window: { from: FROM, to: isolatedAt, ruleTo: FROM + 13 * DAY } }),
      nothing,
    );
    expect(window).toMatchObject({ caseTo: isolatedAt, to: FROM + 13 * DAY });
  });

  it('takes what the officer says', () => {
    const given = { from: FROM + DAY, to: FROM + 2 * DAY, minMinutes: 0, depth: 2 };
    expect(traceWindow(ref('covid-19'), given)).toMatchObject({
      from: given.from,
      to: given.to,
      minMs: 0,
      minMsBySetting: {},
      depth: 2,
    });
  });

  it('follows contacts of contacts only where the disease asks for it', () => {
    expect(traceWindow(ref('measles'), { ...nothing, depth: 2 })).toMatchObject({
      depth: 1,
      lingerMs: 7_200_000,
      minMs: 0,
    });
  });
});
