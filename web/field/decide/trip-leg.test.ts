import { describe, expect, it } from 'vitest';
import { legAt } from './trip-leg.ts';

const at = (clock: string) => Date.parse(`2021-08-15T${clock}:00+07:00`);
const leg = (placeId: string, deadline: string, change: object = {}) => ({
  placeId,
  placeName: placeId,
  gate: placeId === 'gate',
  limitMinutes: 60,
  deadline: new Date(at(deadline)).toISOString(),
  at: null,
  byCamera: false,
  state: 'due' as const,
  lateMinutes: null,
  ...change,
});
const trip = { gateId: 'gate', legs: [leg('first', '08:00'), leg('second', '09:00'), leg('gate', '10:00')] };

describe('a post on the way of a trip', () => {
  it('is on the route with its limit, and late by the minute once that has passed', () => {
    expect(legAt(trip, 'second', at('09:00'))).toMatchObject({ onRoute: true, lateMinutes: 0 });
    expect(legAt(trip, 'second', at('09:21'))).toMatchObject({ onRoute: true, lateMinutes: 21 });
  });

  it('is off the route where no leg names it', () => {
    expect(legAt(trip, 'elsewhere', at('09:00'))).toEqual({ onRoute: false, leg: null, lateMinutes: 0 });
  });

  it('counts no minutes on after the vehicle came by', () => {
    const came = leg('second', '09:00', { at: new Date(at('09:10')).toISOString(), lateMinutes: 10 });
    const late = { ...trip, legs: [trip.legs[0]!, came, trip.legs[2]!] };
    expect(legAt(late, 'second', at('12:00')).lateMinutes).toBe(10);
  });
});
