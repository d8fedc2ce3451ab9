import { describe, expect, it } from 'vitest';
import { nextTry, sendableAt } from './sending.ts';

const at = (local: string) => Date.parse(`${local}:00+07:00`);

describe('quiet hours', () => {
  it('hold back from 21:00 to 07:00 what is not urgent', () => {
    for (const [written, leaves] of [
      ['2026-11-16T20:59', '2026-11-16T20:59'],
      ['2026-11-16T21:00', '2026-11-17T07:00'],
      ['2026-11-16T23:59', '2026-11-17T07:00'],
      ['2026-11-17T00:00', '2026-11-17T07:00'],
      ['2026-11-17T06:59', '2026-11-17T07:00'],
      ['2026-11-17T07:00', '2026-11-17T07:00'],
      ['2026-12-31T22:00', '2027-01-01T07:00'],
    ] as const) {
      expect(sendableAt(at(written), false), written).toBe(at(leaves));
      expect(sendableAt(at(written), true), written).toBe(at(written));
    }
  });
});

describe('another try', () => {
  const text = { urgent: false, queuedAt: at('2026-11-16T10:00') };

  it('waits longer each time, and ends', () => {
    const waits = [1, 2, 3, 4, 5].map((n) => (nextTry(n, text.queuedAt, text)! - text.queuedAt) / 60_000);
    expect(waits).toEqual([1, 5, 15, 60, 180]);
    expect(nextTry(6, text.queuedAt, text)).toBeNull();
  });

  it('keeps quiet hours unless it is urgent, and never comes a day late', () => {
    const failed = at('2026-11-16T20:58');
    expect(nextTry(2, failed, text)).toBe(at('2026-11-17T07:00'));
    expect(nextTry(2, failed, { ...text, urgent: true })).toBe(at('2026-11-16T21:03'));
    expect(nextTry(1, at('2026-11-17T09:59'), text)).toBe(at('2026-11-17T10:00'));
    expect(nextTry(1, at('2026-11-17T10:00'), text)).toBeNull();
  });
});
