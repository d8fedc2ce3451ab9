import { describe, expect, it } from 'vitest';
import { visitStays } from './visit-stays.ts';

const rule = { visitHours: [7, 19], lookBackDays: 21 } as const;
const at = (text: string) => Date.parse(`${text}+07:00`);

describe('visitStays', () => {
  it('gives each whole day the hours of the rule', () => {
    const stays = visitStays({ firstDay: '2026-11-13', lastDay: '2026-11-14' }, at('2026-11-16T10:00'), rule);
    expect(stays).toEqual([
      { day: '2026-11-13', at: at('2026-11-13T07:00'), leftAt: at('2026-11-13T19:00') },
      { day: '2026-11-14', at: at('2026-11-14T07:00'), leftAt: at('2026-11-14T19:00') },
    ]);
  });

  it('ends with the declaration on its own day, also before the first hour', () => {
    const today = { firstDay: '2026-11-16', lastDay: '2026-11-20' };
    expect(visitStays(today, at('2026-11-16T10:00'), rule)).toEqual([
      { day: '2026-11-16', at: at('2026-11-16T07:00'), leftAt: at('2026-11-16T10:00') },
    ]);
    expect(visitStays(today, at('2026-11-16T05:00'), rule)).toEqual([
      { day: '2026-11-16', at: at('2026-11-16T00:00'), leftAt: at('2026-11-16T05:00') },
    ]);
    expect(visitStays(today, at('2026-11-16T00:00'), rule)).toEqual([]);
  });

  it('looks back no further than the rule, however long the visit', () => {
    const long = { firstDay: '1999-01-01', lastDay: '2026-11-15' };
    const stays = visitStays(long, at('2026-11-16T10:00'), rule);
    expect([stays.length, stays[0]?.day]).toEqual([21, '2026-10-26']);
    expect(
      visitStays({ firstDay: '2026-01-01', lastDay: '2026-01-02' }, at('2026-11-16T10:00'), rule),
    ).toEqual([]);
  });
});
