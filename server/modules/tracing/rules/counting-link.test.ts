import { describe, expect, it } from 'vitest';
import { countingLink, type RivalLink } from './counting-link.ts';

const link = (id: string, more: Partial<RivalLink> = {}): RivalLink => ({
  id,
  decision: 'CONFIRMED',
  decided_at: new Date('2026-11-10T02:00:00Z'),
  follow_up_until: '2026-11-20',
  order_id: null,
  last_seen_at: null,
  counted_by_since: null,
  ...more,
});
const dropped = { decision: 'DROPPED', follow_up_until: null } as const;
const elected = (...links: RivalLink[]) => [countingLink(links).id, countingLink(links.toReversed()).id];

describe('the decision that counts for two records of one person', () => {
  it('is the confirmation, though the drop was decided later', () => {
    const later = new Date('2026-11-12T02:00:00Z');
    expect(elected(link('a'), link('b', { ...dropped, decided_at: later }))).toEqual(['a', 'a']);
  });

  it('is the drop, when it was decided after they were one', () => {
    const since = new Date('2026-11-11T02:00:00Z');
    const afterwards = link('b', { ...dropped, decided_at: new Date('2026-11-12T02:00:00Z') });
    expect(elected(link('a', { counted_by_since: since }), afterwards)).toEqual(['b', 'b']);
    const before = link('b', { ...dropped, decided_at: new Date('2026-11-10T03:00:00Z') });
    expect(elected(link('a', { counted_by_since: since }), before)).toEqual(['a', 'a']);
  });

  it('is the one followed up longest, then the one under an order, then who was seen last, then the first', () => {
    expect(elected(link('a'), link('b', { follow_up_until: '2026-11-21' }))).toEqual(['b', 'b']);
    expect(elected(link('a'), link('b', { order_id: 'o' }))).toEqual(['b', 'b']);
    const seen = (at: string) => ({ last_seen_at: new Date(at) });
    expect(elected(link('a'), link('b', seen('2026-11-11T02:00:00Z')))).toEqual(['b', 'b']);
    expect(elected(link('a', seen('2026-11-12T02:00:00Z')), link('b', seen('2026-11-11T02:00:00Z')))).toEqual(
      ['a', 'a'],
    );
    expect(elected(link('a', { decided_at: new Date('2026-11-10T03:00:00Z') }), link('b'))).toEqual([
      'b',
      'b',
    ]);
    expect(elected(link('a'), link('b'))).toEqual(['a', 'a']);
  });
});
