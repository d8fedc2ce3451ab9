import { describe, expect, it } from 'vitest';
import { bodyOf, emptyDraft, nextDay } from './draft.ts';

const rows = [{ fullName: 'An' }];
const draft = {
  ...emptyDraft,
  name: ' Lớp 5A ',
  areaId: 'a',
  sessions: [{ from: '2026-11-30T07:00', to: '2026-11-30T11:00' }],
};

describe('a roster being typed', () => {
  it('becomes a request when everything is there', () => {
    expect(bodyOf(draft, 'id', rows)).toEqual({
      id: 'id',
      kind: 'class',
      name: 'Lớp 5A',
      areaId: 'a',
      sessions: [{ from: '2026-11-30T07:00:00+07:00', to: '2026-11-30T11:00:00+07:00' }],
      rows,
    });
    expect(bodyOf({ ...draft, place: { id: 'p', label: 'Trường' } }, 'id', rows)).toMatchObject({
      placeId: 'p',
    });
    expect(bodyOf({ ...draft, place: { id: 'p', label: 'Trường' } }, 'id', rows)).not.toHaveProperty(
      'areaId',
    );
  });

  it('waits for a name, a place and the times', () => {
    expect(bodyOf({ ...draft, name: ' ' }, 'id', rows)).toBeNull();
    expect(bodyOf({ ...draft, areaId: null }, 'id', rows)).toBeNull();
    expect(bodyOf({ ...draft, sessions: [...draft.sessions, nextDay(undefined)] }, 'id', rows)).toBeNull();
    expect(bodyOf(draft, 'id', [])).toBeNull();
  });

  it('repeats a session on the next day', () => {
    expect(nextDay(draft.sessions[0])).toEqual({ from: '2026-12-01T07:00', to: '2026-12-01T11:00' });
  });
});
