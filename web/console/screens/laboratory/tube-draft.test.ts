import { describe, expect, it } from 'vitest';
import { bodyOf, MOST_PEOPLE, newTube, nextTube, withPerson } from './tube-draft.ts';

const NOW = Date.parse('2026-11-16T03:00:00Z');
const person = (id: number) => ({ id: String(id), label: `Người ${id}` });

describe('a sample as typed', () => {
  it('is sent once somebody is in it and the time is known', () => {
    const draft = newTube(NOW);
    expect(bodyOf(draft)).toBeNull();
    const filled = { ...draft, people: [person(1)], code: ' CDC-1 ' };
    expect(bodyOf(filled)).toMatchObject({
      id: draft.id,
      code: 'CDC-1',
      personIds: ['1'],
      sampledAt: '2026-11-16T10:00:00+07:00',
    });
    expect(bodyOf(filled)).not.toHaveProperty('areaId');
    expect(bodyOf({ ...filled, sampledAt: null })).toBeNull();
  });

  it('takes nobody twice and no more than a tube holds', () => {
    const many = Array.from({ length: MOST_PEOPLE + 5 }, (_, i) => person(i)).reduce(withPerson, []);
    expect(many).toHaveLength(MOST_PEOPLE);
    expect(withPerson([person(1)], person(1))).toEqual([person(1)]);
  });

  it('is followed by an empty one with the same settings and another id', () => {
    const former = { ...newTube(NOW), people: [person(1)], code: 'A', kind: 'rapid-antigen' as const };
    const next = nextTube(former, NOW + 60_000);
    expect(next).toMatchObject({
      people: [],
      code: '',
      kind: 'rapid-antigen',
      sampledAt: '2026-11-16T10:01',
    });
    expect(next.id).not.toBe(former.id);
  });
});
