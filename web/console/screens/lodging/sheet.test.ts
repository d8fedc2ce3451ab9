import { describe, expect, it } from 'vitest';
import { blankRow, readSheet } from '../../../shared/lists/sheet.ts';
import { columns, itemOf, momentOf, problemOf, type SheetRow } from './sheet.ts';

const NOW = Date.parse('2026-11-16T03:00:00Z');
const row = (change: Partial<SheetRow>): SheetRow => ({ ...blankRow(columns, 1), ...change });

describe('rows of arrivals', () => {
  it('are read from a pasted sheet with headings', () => {
    const text =
      'Họ và tên\tĐiện thoại\tPhòng\tĐến từ\tNgày đến\tDự kiến đi\nLý Văn A\t0912 345 678\t203\tBắc Ninh\t16/11/2026 09:30\t18/11/2026';
    const [read] = readSheet(columns, text, 1);
    expect(read).toMatchObject({ fullName: 'Lý Văn A', room: '203', origin: 'Bắc Ninh' });
    expect(itemOf(read!, NOW)).toMatchObject({
      fullName: 'Lý Văn A',
      phone: '0912345678',
      arrivedAt: '2026-11-16T09:30:00+07:00',
      plannedDepartureAt: '2026-11-18T00:00:00+07:00',
    });
  });
  it('arrive now where no time was typed, each with an id of its own', () => {
    const [a, b] = [itemOf(row({ fullName: 'A' }), NOW), itemOf(row({ fullName: 'A' }), NOW)];
    expect(a.arrivedAt).toBe('2026-11-16T03:00:00.000Z');
    expect('plannedDepartureAt' in a).toBe(false);
    expect(a.id).not.toBe(b.id);
  });
  it('say what is missing or wrong', () => {
    expect(problemOf(row({ room: '1' }))).toMatchObject({ text: 'needName', missing: true });
    expect(problemOf(row({ card: '020190000016' }))).toBe(null);
    expect(problemOf(row({ fullName: 'A', birthYear: '90' }))).toMatchObject({ text: 'badYear' });
    expect(problemOf(row({ fullName: 'A', planned: 'mai' }))).toMatchObject({ column: 'planned' });
    expect(momentOf('31/02/2026')).toBe(null);
  });
});
