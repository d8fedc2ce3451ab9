import { describe, expect, it } from 'vitest';
import { handoverStatuses } from '../../../../contract/handover.ts';
import {
  afterStep,
  type HandoverStatus,
  type HandoverStep,
  handoverSteps,
  responsibleSide,
} from './life-cycle.ts';

describe('the life of a hand-over', () => {
  const possible: readonly (readonly [HandoverStatus, HandoverStep, HandoverStatus])[] = [
    ['SENT', 'accept', 'ACCEPTED'],
    ['SENT', 'refuse', 'REFUSED'],
    ['SENT', 'withdraw', 'WITHDRAWN'],
    ['ACCEPTED', 'return', 'RETURNED'],
  ];
  it.each(possible)('%s -> %s -> %s', (from, step, to) => {
    expect(afterStep(from, step)).toBe(to);
  });

  it('has no other step', () => {
    const steps = Object.keys(handoverSteps) as HandoverStep[];
    const all = handoverStatuses.flatMap((from) => steps.map((step) => afterStep(from, step)));
    expect(all.filter((to) => to !== null)).toHaveLength(possible.length);
  });

  it('leaves the person with the receiver only while it is accepted', () => {
    const sides = handoverStatuses.map((status) => [status, responsibleSide(status)]);
    expect(sides.filter(([, side]) => side === 'receiver')).toEqual([['ACCEPTED', 'receiver']]);
  });
});
