import { describe, expect, it } from 'vitest';
import type { ContactStatus, VisitResult } from '../types.ts';
import { afterVisit, type FollowUpFacts, followUpStatus, type VisitFacts } from './follow-up.ts';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-16T03:00:00Z');

const followed: FollowUpFacts = {
  status: 'CONFIRMED',
  decidedAt: NOW - HOUR,
  until: '2026-11-20',
  lastResult: null,
  lastSeenAt: null,
  lost: false,
};

describe('followUpStatus', () => {
  const cases: [name: string, facts: Partial<FollowUpFacts>, expected: string][] = [
    ['just confirmed', {}, 'FOLLOW_UP'],
    ['nobody called for exactly 24 h', { decidedAt: NOW - 24 * HOUR }, 'FOLLOW_UP'],
    ['nobody called for more than 24 h', { decidedAt: NOW - 24 * HOUR - 1 }, 'OVERDUE'],
    [
      'reached yesterday evening',
      { decidedAt: NOW - 90 * HOUR, lastSeenAt: NOW - 14 * HOUR, lastResult: 'SEEN_OK' },
      'FOLLOW_UP',
    ],
    [
      'reached two days ago',
      { decidedAt: NOW - 90 * HOUR, lastSeenAt: NOW - 48 * HOUR, lastResult: 'SEEN_OK' },
      'OVERDUE',
    ],
    ['called without answer', { decidedAt: NOW - 30 * HOUR, lastResult: 'NO_ANSWER' }, 'OVERDUE'],
    ['given up', { lost: true, lastResult: 'REFUSED' }, 'LOST'],
    ['on the last day', { until: '2026-11-16', lastSeenAt: NOW - HOUR, lastResult: 'SEEN_OK' }, 'FOLLOW_UP'],
    [
      'over, well at the last visit',
      { until: '2026-11-15', lastSeenAt: NOW - 20 * HOUR, lastResult: 'SEEN_OK' },
      'COMPLETED',
    ],
    [
      'over, unwell at the last visit',
      { until: '2026-11-15', lastSeenAt: NOW - HOUR, lastResult: 'SEEN_NOT_OK' },
      'OVERDUE',
    ],
    ['over, never called', { until: '2026-11-15' }, 'OVERDUE'],
    ['over, given up', { until: '2026-11-15', lost: true }, 'LOST'],
  ];
  it.each(cases)('%s', (_, facts, expected) => {
    expect(followUpStatus({ ...followed, ...facts }, NOW)).toBe(expected);
  });

  it.each<ContactStatus>(['PROPOSED', 'DROPPED', 'CONVERTED'])('follows nobody who is %s', (status) => {
    expect(followUpStatus({ ...followed, status, lost: true }, NOW)).toBe('NO_FOLLOW_UP');
  });

  it('ends at midnight in Vietnam', () => {
    const facts = { ...followed, until: '2026-11-16', lastResult: 'SEEN_OK', lastSeenAt: NOW } as const;
    expect(followUpStatus(facts, Date.parse('2026-11-16T16:59:59Z'))).toBe('FOLLOW_UP');
    expect(followUpStatus(facts, Date.parse('2026-11-16T17:00:00Z'))).toBe('COMPLETED');
  });
});

describe('afterVisit', () => {
  const none: VisitFacts = { lastVisitAt: null, lastResult: null, lastSeenAt: null, lostAt: null };
  const visit = (result: VisitResult, at = NOW, lost = false) => ({ at, result, lost });

  it.each<[VisitResult, boolean]>([
    ['SEEN_OK', true],
    ['SEEN_NOT_OK', true],
    ['NO_ANSWER', false],
    ['WRONG_NUMBER', false],
    ['REFUSED', false],
  ])('%s reaches the contact: %s', (result, reached) => {
    expect(afterVisit(none, visit(result))).toEqual({
      lastVisitAt: NOW,
      lastResult: result,
      lastSeenAt: reached ? NOW : null,
      lostAt: null,
    });
  });

  it('gives up only by decision, and finds again when reached', () => {
    expect(afterVisit(none, visit('REFUSED')).lostAt).toBeNull();
    const lost = afterVisit(none, visit('WRONG_NUMBER', NOW, true));
    expect(lost.lostAt).toBe(NOW);
    expect(afterVisit(lost, visit('NO_ANSWER', NOW + HOUR)).lostAt).toBe(NOW);
    expect(afterVisit(lost, visit('SEEN_OK', NOW + HOUR)).lostAt).toBeNull();
  });

  it('lets no late visit overwrite a newer one', () => {
    const seen = afterVisit(none, visit('SEEN_OK'));
    expect(afterVisit(seen, visit('SEEN_NOT_OK', NOW - HOUR))).toEqual(seen);
    expect(afterVisit(seen, visit('REFUSED', NOW - HOUR, true)).lostAt).toBeNull();
    const lost = afterVisit(none, visit('REFUSED', NOW, true));
    expect(afterVisit(lost, visit('SEEN_OK', NOW - HOUR))).toMatchObject({
      lostAt: NOW,
      lastResult: 'REFUSED',
    });
  });
});
