import { describe, expect, it } from 'vitest';
import { countLines, csvOf, type Line } from './shift-counts.ts';

const line = (change: Partial<Line>): Line => ({
  id: 'x',
  shiftId: 's',
  at: '2021-08-15T20:30:00.000Z',
  who: 'An',
  decision: 'pass',
  zoneRank: 0,
  waved: false,
  state: 'stored',
  ...change,
});

describe('the log of a shift', () => {
  it('counts by decision, zone and local hour, and those waved through apart', () => {
    const counts = countLines([
      line({}),
      line({ decision: 'test', zoneRank: null }),
      line({ waved: true, at: '2021-08-15T16:59:59.000Z' }),
    ]);
    expect([...counts.decisions]).toEqual([
      ['pass', 1],
      ['test', 1],
    ]);
    expect([...counts.zones]).toEqual([
      ['0', 1],
      ['none', 1],
    ]);
    expect([...counts.hours]).toEqual([
      [3, 2],
      [23, 1],
    ]);
    expect(counts.waved).toBe(1);
  });

  it('is exported so that no name breaks a row or becomes a formula', () => {
    const csv = csvOf([line({ who: 'Lý "Út", A' }), line({ who: '=1+1', zoneRank: null })]);
    expect(csv.split('\r\n').slice(1, 3)).toEqual([
      'x,2021-08-15T20:30:00.000Z,"Lý ""Út"", A",pass,0,false,stored',
      "x,2021-08-15T20:30:00.000Z,'=1+1,pass,,false,stored",
    ]);
  });
});
