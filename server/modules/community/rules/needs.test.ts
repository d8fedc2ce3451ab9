import { describe, expect, it } from 'vitest';
import { moreUrgent, needDueAt, needOf, needSteps } from './needs.ts';

const HOUR = 3_600_000;
const twice = [
  { at: 0, result: 'absent' },
  { at: HOUR, result: 'absent' },
] as const;

describe('what a record asks for', () => {
  it('is a nurse for who feels worse, an ambulance with a danger sign, food for the day', () => {
    expect(needOf({ result: 'worse', danger: false }, [], false)).toEqual({
      kind: 'worse',
      urgency: 'urgent',
    });
    expect(needOf({ result: 'worse', danger: true }, [], false)).toEqual({
      kind: 'worse',
      urgency: 'emergency',
    });
    expect(needOf({ result: 'food', danger: false }, [], true)).toEqual({ kind: 'food', urgency: 'today' });
    expect(needOf({ result: 'medicine', danger: false }, [], true)).toEqual({
      kind: 'medicine',
      urgency: 'urgent',
    });
    expect(needOf({ result: 'seen', danger: false }, [...twice], true)).toBeNull();
  });

  it('is somebody to look after who was not met twice, faster where they must stay at home', () => {
    expect(needOf({ result: 'absent', danger: false }, twice.slice(0, 1), true)).toBeNull();
    expect(needOf({ result: 'absent', danger: false }, twice, true)).toEqual({
      kind: 'absent',
      urgency: 'urgent',
    });
    expect(needOf({ result: 'absent', danger: false }, twice, false)).toEqual({
      kind: 'absent',
      urgency: 'today',
    });
  });

  it('is never made milder, and is due sooner the more urgent it is', () => {
    expect(moreUrgent('emergency', 'urgent')).toBe('emergency');
    expect(moreUrgent('today', 'urgent')).toBe('urgent');
    expect(needDueAt(0, 'emergency')).toBeLessThan(needDueAt(0, 'urgent'));
    expect(needDueAt(0, 'urgent')).toBeLessThan(needDueAt(0, 'today'));
  });
});

describe('the life of a need', () => {
  it('has these edges and no others', () => {
    expect(needSteps).toEqual({ OPEN: { take: 'TAKEN', done: 'DONE' }, TAKEN: { done: 'DONE' }, DONE: {} });
  });
});
