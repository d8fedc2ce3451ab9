import { describe, expect, it } from 'vitest';
import { answerTime } from './answer-time.ts';

describe('the time of an answer', () => {
  it('is said in minutes below an hour, in hours from there on', () => {
    expect([0, 0.1, 0.75, 0.999, 1, 2.34, 26].map(answerTime)).toEqual([
      { value: 1, unit: 'minutes' },
      { value: 6, unit: 'minutes' },
      { value: 45, unit: 'minutes' },
      { value: 1, unit: 'hours' },
      { value: 1, unit: 'hours' },
      { value: 2.3, unit: 'hours' },
      { value: 26, unit: 'hours' },
    ]);
  });
});
