import { describe, expect, it } from 'vitest';
import { apiError } from '../../kit/api.ts';
import { refusedPeople } from './refused-people.ts';

const failure = (code: string, fields: Record<string, string>) =>
  apiError({ ok: false, status: 409, error: { code, message: '', messageEn: '', fields } });

describe('people whom a refused issue names', () => {
  it.each([
    ['order.already-ordered', 'already-ordered'],
    ['order.became-case', 'became-case'],
  ])('are found by their positions: %s', (code, why) => {
    const found = refusedPeople(failure(code, { 'personIds.0': 'x', 'personIds.12': 'x', from: 'x' }));
    expect(found).toEqual({ why, positions: new Set([0, 12]) });
  });

  it('are not looked for in other refusals', () => {
    expect(refusedPeople(failure('order.people-outside', { 'personIds.0': 'outside' }))).toBeNull();
    expect(refusedPeople(null)).toBeNull();
  });
});
