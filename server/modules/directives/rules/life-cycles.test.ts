import { describe, expect, it } from 'vitest';
import {
  afterDirectiveStep,
  afterTaskStep,
  directiveStatusOn,
  directiveSteps,
  escalationLevel,
  type DirectiveStep,
  type StoredDirectiveStatus,
  type TaskStatus,
  type TaskStep,
  taskSteps,
} from './life-cycles.ts';

const HOUR = 3_600_000;

describe('the life of a document', () => {
  const possible: readonly (readonly [StoredDirectiveStatus, DirectiveStep, StoredDirectiveStatus])[] = [
    ['IN_FORCE', 'supersede', 'SUPERSEDED'],
    ['IN_FORCE', 'withdraw', 'WITHDRAWN'],
  ];
  it.each(possible)('%s -> %s -> %s', (from, step, to) => {
    expect(afterDirectiveStep(from, step)).toBe(to);
  });

  it('has no other step', () => {
    const statuses = ['IN_FORCE', 'SUPERSEDED', 'WITHDRAWN'] as const;
    const steps = Object.keys(directiveSteps) as DirectiveStep[];
    const all = statuses.flatMap((from) => steps.map((step) => afterDirectiveStep(from, step)));
    expect(all.filter((to) => to !== null)).toHaveLength(possible.length);
  });

  it.each([
    ['2026-11-15', null, 'IN_FORCE'],
    ['2026-11-17', null, 'PENDING'],
    ['2026-11-01', '2026-11-16', 'IN_FORCE'],
    ['2026-11-01', '2026-11-15', 'EXPIRED'],
  ] as const)('in effect from %s until %s it is %s on the 16th', (effectiveOn, expiresOn, status) => {
    expect(directiveStatusOn({ status: 'IN_FORCE', effectiveOn, expiresOn }, '2026-11-16')).toBe(status);
    expect(directiveStatusOn({ status: 'WITHDRAWN', effectiveOn, expiresOn }, '2026-11-16')).toBe(
      'WITHDRAWN',
    );
  });
});

describe('the life of a task', () => {
  const possible: readonly (readonly [TaskStatus, TaskStep, TaskStatus])[] = [
    ['ASSIGNED', 'progress', 'STARTED'],
    ['STARTED', 'progress', 'STARTED'],
    ['ASSIGNED', 'report', 'REPORTED'],
    ['STARTED', 'report', 'REPORTED'],
    ['REPORTED', 'accept', 'CHECKED'],
    ['REPORTED', 'giveBack', 'STARTED'],
    ['ASSIGNED', 'askExtension', 'ASSIGNED'],
    ['STARTED', 'askExtension', 'STARTED'],
    ['ASSIGNED', 'answerExtension', 'ASSIGNED'],
    ['STARTED', 'answerExtension', 'STARTED'],
    ['ASSIGNED', 'cancel', 'CANCELLED'],
    ['STARTED', 'cancel', 'CANCELLED'],
    ['REPORTED', 'cancel', 'CANCELLED'],
  ];
  it.each(possible)('%s -> %s -> %s', (from, step, to) => {
    expect(afterTaskStep(from, step)).toBe(to);
  });

  it('has no other step', () => {
    const statuses = ['ASSIGNED', 'STARTED', 'REPORTED', 'CHECKED', 'CANCELLED'] as const;
    const steps = Object.keys(taskSteps) as TaskStep[];
    const all = statuses.flatMap((from) => steps.map((step) => afterTaskStep(from, step)));
    expect(all.filter((to) => to !== null)).toHaveLength(possible.length);
  });

  it.each([
    ['STARTED', -1, 0],
    ['STARTED', 23.9, 0],
    ['ASSIGNED', 24, 1],
    ['STARTED', 47.9, 1],
    ['STARTED', 48, 2],
    ['REPORTED', 100, 0],
    ['CHECKED', 100, 0],
  ] as const)('%s and %d hours late has escalation %d', (status, late, level) => {
    const now = 1_000 * HOUR;
    expect(escalationLevel({ status, dueAt: now - late * HOUR }, now)).toBe(level);
  });
});
