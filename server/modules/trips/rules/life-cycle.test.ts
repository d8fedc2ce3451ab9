import { describe, expect, it } from 'vitest';
import { tripStates } from '../../../../contract/trip-kit.ts';
import { eventOf, isOpen, lifeCycle, nextState, tripEvents } from './life-cycle.ts';

/** Every edge, written again by hand: a change of the table has to be meant. */
const edges: readonly string[] = [
  'PENDING accept REGISTERED',
  'PENDING refuse REFUSED',
  'PENDING cancel CANCELLED',
  'REGISTERED check UNDERWAY',
  'REGISTERED arrive WAITING',
  'REGISTERED hand-over HANDED_OVER',
  'REGISTERED pass-out EXITED',
  'REGISTERED pass-in UNDERWAY',
  'REGISTERED finish EXITED',
  'REGISTERED return RETURNED',
  'REGISTERED cancel CANCELLED',
  'UNDERWAY check UNDERWAY',
  'UNDERWAY arrive WAITING',
  'UNDERWAY hand-over HANDED_OVER',
  'UNDERWAY pass-out EXITED',
  'UNDERWAY pass-in UNDERWAY',
  'UNDERWAY finish EXITED',
  'UNDERWAY return RETURNED',
  'WAITING check WAITING',
  'WAITING arrive WAITING',
  'WAITING hand-over HANDED_OVER',
  'WAITING pass-out EXITED',
  'WAITING pass-in UNDERWAY',
  'WAITING finish EXITED',
  'WAITING return RETURNED',
  'HANDED_OVER check HANDED_OVER',
  'HANDED_OVER arrive HANDED_OVER',
  'HANDED_OVER hand-over HANDED_OVER',
  'HANDED_OVER pass-out EXITED',
  'HANDED_OVER pass-in UNDERWAY',
  'HANDED_OVER finish EXITED',
  'HANDED_OVER return RETURNED',
  'EXITED check EXITED',
  'EXITED arrive EXITED',
  'EXITED hand-over EXITED',
  'EXITED pass-out EXITED',
  'EXITED pass-in EXITED',
  'EXITED finish EXITED',
  'RETURNED check RETURNED',
  'RETURNED arrive RETURNED',
  'RETURNED hand-over RETURNED',
];

describe('life cycle of a trip', () => {
  it.each(edges)('%s', (edge) => {
    const [from, event, to] = edge.split(' ');
    expect(nextState(from as (typeof tripStates)[number], event as (typeof tripEvents)[number])).toBe(to);
  });

  it('has no other edge', () => {
    const all = tripStates.flatMap((from) =>
      tripEvents.flatMap((event) => {
        const to = nextState(from, event);
        return to === null ? [] : [`${from} ${event} ${to}`];
      }),
    );
    expect(all.toSorted((a, b) => a.localeCompare(b))).toEqual(edges.toSorted((a, b) => a.localeCompare(b)));
  });

  it('leads from every open state to an end', () => {
    for (const state of tripStates.filter(isOpen)) {
      expect(Object.values(lifeCycle[state])).toContain('EXITED');
      expect(Object.values(lifeCycle[state])).toContain('RETURNED');
    }
  });

  it('takes the furthest of what was reported', () => {
    const none = { reached: false, arrivedAt: null, passedAt: null, finishedAt: null, handedAt: null };
    expect(eventOf('export', none)).toBe(null);
    expect(eventOf('export', { ...none, reached: true })).toBe('check');
    expect(eventOf('export', { ...none, reached: true, arrivedAt: 1 })).toBe('arrive');
    expect(eventOf('transit', { ...none, arrivedAt: 1, handedAt: 2 })).toBe('hand-over');
    expect(eventOf('export', { ...none, arrivedAt: 1, handedAt: 2, passedAt: 3 })).toBe('pass-out');
    expect(eventOf('import', { ...none, arrivedAt: 1, passedAt: 3 })).toBe('pass-in');
    expect(eventOf('import', { ...none, passedAt: 3, finishedAt: 4 })).toBe('finish');
  });
});
