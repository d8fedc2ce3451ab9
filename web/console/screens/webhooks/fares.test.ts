import { expect, it } from 'vitest';
import { fares } from './fares.ts';

const since = '2026-11-20T01:00:00.000Z';
const on = { state: 'on', stopped: null, failingSince: null, nextTryAt: null } as const;

it('says that a receiver fails only while it is tried', () => {
  expect(fares(on)).toEqual({ tone: 'good', isHeld: false, failures: null });
  expect(fares({ ...on, failingSince: since, nextTryAt: since })).toMatchObject({
    tone: 'warning',
    failures: 'next',
  });
  expect(fares({ ...on, failingSince: since })).toMatchObject({ tone: 'warning', failures: 'since' });
  expect(fares({ ...on, state: 'failed', failingSince: since })).toMatchObject({
    tone: 'bad',
    failures: 'since',
  });
});

it('says of one that is paused or held that it failed before', () => {
  expect(fares({ ...on, state: 'paused', failingSince: since })).toEqual({
    tone: 'muted',
    isHeld: false,
    failures: 'before',
  });
  expect(fares({ ...on, stopped: 'suspended', failingSince: since })).toEqual({
    tone: 'bad',
    isHeld: true,
    failures: 'before',
  });
  expect(fares({ ...on, state: 'paused' })).toMatchObject({ failures: null });
});
