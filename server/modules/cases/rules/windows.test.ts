import { describe, expect, it } from 'vitest';
import { startOfDate } from '../../../platform/clock/clock.ts';
import { dayZeroOf, exposureWindow, infectiousWindow, type WindowDates } from './infectious-window.ts';
import { shippedBook } from './shipped-profiles.ts';

const covid = shippedBook.of('covid-19', '2026-11-16')!;
const measles = shippedBook.of('measles', '2026-11-16')!;
const day = (from: string, to = from) => ({ from, to });
const dates: WindowDates = {
  onset: null,
  rash: null,
  firstFever: null,
  sampleDate: null,
  reportDate: '2026-11-16',
  isolatedAt: null,
  infectiousOverride: null,
  exposureOverride: null,
};

describe('day 0', () => {
  it('is the date that the profile names, where it is known', () => {
    const told = { ...dates, onset: day('2026-11-07'), rash: day('2026-11-10') };
    expect(dayZeroOf(measles, told)).toMatchObject({ field: 'rash', from: '2026-11-10', symptomatic: true });
    expect(dayZeroOf(covid, told)).toMatchObject({ field: 'onset', from: '2026-11-07' });
  });

  it('is the next known date otherwise, the report at last', () => {
    const fever = { ...dates, firstFever: day('2026-11-09'), sampleDate: '2026-11-12' };
    expect(dayZeroOf(measles, fever)).toMatchObject({ field: 'first-fever', symptomatic: true });
    expect(dayZeroOf(covid, { ...dates, sampleDate: '2026-11-12' })).toEqual({
      field: 'sample',
      from: '2026-11-12',
      to: '2026-11-12',
      symptomatic: false,
    });
    expect(dayZeroOf(covid, dates)).toMatchObject({ field: 'report', from: '2026-11-16' });
  });

  it('may be the sample, of a case with symptoms too', () => {
    const bySample = { ...covid, dayZero: 'sample' as const };
    const told = { ...dates, onset: day('2026-11-07'), sampleDate: '2026-11-12' };
    expect(dayZeroOf(bySample, told)).toMatchObject({ field: 'sample', symptomatic: true });
  });
});

describe('the infectious window', () => {
  it('opens two days before onset and closes after the tenth day, in whole local days', () => {
    const to = startOfDate('2026-11-21');
    expect(infectiousWindow(covid, { ...dates, onset: day('2026-11-10') })).toEqual({
      from: startOfDate('2026-11-08'),
      to,
      ruleTo: to,
    });
  });

  it('goes by the sample without onset, by the report without either', () => {
    const bySample = infectiousWindow(covid, { ...dates, sampleDate: '2026-11-12' });
    expect(bySample.from).toBe(startOfDate('2026-11-10'));
    expect(infectiousWindow(covid, dates).from).toBe(startOfDate('2026-11-14'));
  });

  it('holds every day that a recalled onset may have been', () => {
    const recalled = infectiousWindow(covid, { ...dates, onset: day('2026-11-08', '2026-11-10') });
    expect(recalled.from).toBe(startOfDate('2026-11-06'));
    expect(recalled.to).toBe(startOfDate('2026-11-21'));
  });

  it('ends at isolation, and never before it began; the rule goes on for the contacts', () => {
    const isolatedAt = startOfDate('2026-11-12') + 5_000;
    const window = infectiousWindow(covid, { ...dates, onset: day('2026-11-10'), isolatedAt });
    expect(window).toMatchObject({ to: isolatedAt, ruleTo: startOfDate('2026-11-21') });
    const early = infectiousWindow(covid, { ...dates, onset: day('2026-11-10'), isolatedAt: 0 });
    expect(early.to).toBe(early.from);
  });

  it('is what an officer decided, still ended by isolation', () => {
    const infectiousOverride = { from: startOfDate('2026-11-01'), to: startOfDate('2026-11-20') };
    const isolatedAt = startOfDate('2026-11-05');
    expect(infectiousWindow(covid, { ...dates, infectiousOverride, isolatedAt })).toEqual({
      from: infectiousOverride.from,
      to: isolatedAt,
      ruleTo: infectiousOverride.to,
    });
  });
});

describe('the exposure window', () => {
  it('goes back from day 0 by the incubation, in whole local days', () => {
    expect(exposureWindow(covid, { ...dates, onset: day('2026-11-15') })).toEqual({
      from: startOfDate('2026-11-01'),
      to: startOfDate('2026-11-14'),
    });
    expect(exposureWindow(measles, { ...dates, rash: day('2026-11-22') })).toEqual({
      from: startOfDate('2026-11-01'),
      to: startOfDate('2026-11-16'),
    });
  });

  it('widens with a recalled onset, and gives way to what an officer decided', () => {
    const wide = exposureWindow(covid, { ...dates, onset: day('2026-11-13', '2026-11-15') });
    expect(wide).toEqual({ from: startOfDate('2026-10-30'), to: startOfDate('2026-11-14') });
    const exposureOverride = { from: 1, to: 2 };
    expect(exposureWindow(covid, { ...dates, exposureOverride })).toEqual(exposureOverride);
  });
});
