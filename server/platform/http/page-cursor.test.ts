import { describe, expect, it } from 'vitest';
import { markCursor, unmarkCursor } from './page-cursor.ts';

const list = {
  key: 'GET /cases/{id}/contacts',
  params: { id: 'a' },
  query: { level: 'F1', reason: 'gọi lại' },
};
const next = markCursor(list, 'after-row-50');

describe('the mark of a cursor', () => {
  it('lets a page follow that is asked for without the reason, which goes with the opening request alone', () => {
    const later = { ...list, query: { level: 'F1', limit: 20, cursor: next } };
    expect(unmarkCursor(later)).toMatchObject({ ok: true, value: { level: 'F1', cursor: 'after-row-50' } });
  });

  it.each([
    ['another filter', { ...list, query: { level: 'F2', cursor: next } }],
    ['another record', { ...list, params: { id: 'b' }, query: { level: 'F1', cursor: next } }],
    ['another list', { ...list, key: 'GET /cases', query: { level: 'F1', cursor: next } }],
    ['a cursor that was cut off', { ...list, query: { level: 'F1', cursor: next.slice(0, -1) } }],
  ])('refuses %s', (_, asked) => {
    expect(unmarkCursor(asked)).toMatchObject({ ok: false, status: 400 });
  });
});
