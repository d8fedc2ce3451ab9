import { describe, expect, it } from 'vitest';
import {
  citedInstruments,
  latestInstruments,
  legalWarnings,
  shippedInstruments,
} from './legal-instruments.ts';

const after = Date.parse('2026-11-16T03:00:00Z');
const known = latestInstruments([]);

describe('legal instruments', () => {
  it('warn of a dead one, with its last day and what came after it', () => {
    const [warning, ...more] = legalWarnings('Luật số 03/2007/qh12; Luật 114/2025/QH15', after, known);
    expect(more).toEqual([]);
    expect(warning?.code).toBe('order.legal-ended');
    expect(warning?.message).toContain('03/2007/QH12');
    expect(warning?.message).toContain('hết hiệu lực sau ngày 30/06/2026, được thay bằng 114/2025/QH15');
    expect(warning?.message).toContain('chưa kiểm chứng');
  });

  it('hold on their last day and on their first, as days go in Vietnam', () => {
    const last = Date.parse('2026-06-30T16:59:00Z');
    expect(legalWarnings('03/2007/QH12', last, known)).toEqual([]);
    expect(legalWarnings('114/2025/QH15', last, known)[0]?.code).toBe('order.legal-not-yet');
    expect(legalWarnings('114/2025/QH15', last + 60_000, known)).toEqual([]);
  });

  it('are not found inside a longer number', () => {
    expect(citedInstruments('103/2007/QH12', known)).toEqual([]);
    expect(citedInstruments('Nghị định 101/2010/NĐ – CP', known)).toHaveLength(1);
  });

  it('give way to what an officer entered', () => {
    const entered = { ...shippedInstruments[2]!, validTo: '2026-06-30', certainty: 'verified' as const };
    const [warning] = legalWarnings('101/2010/NĐ-CP', after, latestInstruments([entered]));
    expect(warning?.message).toContain('hết hiệu lực');
    expect(warning?.message).not.toContain('chưa kiểm chứng');
  });
});
