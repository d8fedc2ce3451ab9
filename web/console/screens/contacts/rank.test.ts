import { describe, expect, it } from 'vitest';
import { strongest } from './rank.ts';

const factors = {
  minutes: 60,
  people: 80,
  dayFromZero: 0,
  days: 1,
  factors: [
    { factor: 'source', by: 1 },
    { factor: 'place', by: 1.3 },
    { factor: 'crowd', by: 0.5 },
    { factor: 'onset', by: 0.95 },
  ],
} as Parameters<typeof strongest>[0];

describe('strongest', () => {
  it('names what changed the score, the strongest first, and nothing else', () => {
    expect(strongest(factors).map(({ factor }) => factor)).toEqual(['crowd', 'place', 'onset']);
    expect(strongest(factors, 1).map(({ factor }) => factor)).toEqual(['crowd']);
  });
});
