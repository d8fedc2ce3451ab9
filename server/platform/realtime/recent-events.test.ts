import { describe, expect, it } from 'vitest';
import type { OutboxEvent } from '../events/events.ts';
import { recentEvents } from './recent-events.ts';

const event = (n: number): OutboxEvent =>
  ({
    cursor: `7-${n}`,
    topic: n % 2 === 0 ? 'case.opened' : 'figures.changed',
    at: new Date(n),
  }) as OutboxEvent;
const events = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => event(from + i));
const topics = ['case.opened'];

describe('recent events', () => {
  it('answers what follows a place, of the topics asked, and how far it looked', () => {
    const recent = recentEvents('7-0');
    recent.add(events(1, 5));
    expect(recent.after('7-0', 3, topics)).toEqual({ events: [event(2)], to: '7-3' });
    expect(recent.after('7-3', 3, topics)).toEqual({ events: [event(4)], to: '7-5' });
  });

  it('knows nothing of other places, nor of what comes after the newest', () => {
    const recent = recentEvents('7-0');
    expect(recent.after('7-0', 3, topics)).toBeNull();
    recent.add(events(1, 5));
    expect(recent.after('7-5', 3, topics)).toBeNull();
    expect(recent.after('6-1', 3, topics)).toBeNull();
  });

  it('forgets the oldest and leaves no gap', () => {
    const recent = recentEvents('7-0');
    for (let from = 1; from <= 20_000; from += 500) {
      recent.add(events(from, from + 499));
    }
    expect(recent.after('7-0', 10, topics)).toBeNull();
    expect(recent.after('7-10000', 10, topics)).toBeNull();
    let [cursor, seen] = ['7-17500', 0];
    for (;;) {
      const page = recent.after(cursor, 300, topics);
      if (page === null) {
        break;
      }
      seen += page.events.length;
      cursor = page.to!;
    }
    expect([cursor, seen]).toEqual(['7-20000', 1_250]);
  });
});
