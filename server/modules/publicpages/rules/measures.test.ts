import { describe, expect, it } from 'vitest';
import { measuresOf } from './measures.ts';

const states = new Set(['allowed', 'limited', 'forbidden', 'required']);

describe('measuresOf', () => {
  it.each([1, 2, 3, 4])(
    'has a state for everything at level %i, and says how what is limited is',
    (level) => {
      const { items } = measuresOf(level, '2021-11-01')!;
      expect(items.length).toBeGreaterThan(5);
      expect(items.every(({ state }) => states.has(state))).toBe(true);
      expect(items.every(({ state, limit }) => (state === 'limited') === (limit.vi !== ''))).toBe(true);
    },
  );

  it('never loosens from a level to the worse one', () => {
    const rank = { allowed: 0, limited: 1, forbidden: 2, required: 0 };
    for (const level of [1, 2, 3]) {
      const [here, worse] = [measuresOf(level, '2021-11-01')!, measuresOf(level + 1, '2021-11-01')!];
      here.items.forEach(({ state }, i) =>
        expect(rank[worse.items[i]!.state]).toBeGreaterThanOrEqual(rank[state]),
      );
    }
  });

  it('says that nobody checked it, and knows nothing of the days before', () => {
    expect(measuresOf(2, '2021-11-01')).toMatchObject({ verified: false, noticeVerified: false });
    expect(measuresOf(2, '2021-10-10')).toBeNull();
  });
});
