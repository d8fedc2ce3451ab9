import { describe, expect, it } from 'vitest';
import type { Draft } from './answers.ts';
import { daysOf, knownOn, nextPart, problemsOf, staysOn } from './days.ts';

const stay = (from: string, to: string, more: object = {}) => ({
  date: '2026-11-16',
  from,
  to,
  placeText: 'chợ',
  ...more,
});
const draft = (stays: Draft['stays'], contacts: Draft['contacts'] = {}): Draft => ({
  stays,
  known: {},
  contacts,
});

describe('the days of a recall', () => {
  it('go back from the newest, 14 at first, across a month', () => {
    const call = { recallFrom: '2026-10-20', recallTo: '2026-11-05' };
    expect(daysOf(call, false)).toHaveLength(14);
    expect(daysOf(call, false)[0]).toBe('2026-11-05');
    expect(daysOf(call, true).at(-1)).toBe('2026-10-20');
    expect(daysOf(call, true)).toHaveLength(17);
  });

  it('hold a check-in over midnight on both', () => {
    const known = [
      {
        stayId: 'a',
        placeId: 'p',
        placeName: 'Bến xe',
        inAt: '2026-11-15T16:00:00Z',
        outAt: '2026-11-15T19:00:00Z',
        outImputed: false,
        source: 'scan',
        timeQuality: 'device',
      },
    ] as const;
    expect(
      ['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17'].map((day) => knownOn([...known], day).length),
    ).toEqual([0, 1, 1, 0]);
  });

  it('ask for the next part of the day', () => {
    expect(nextPart([])).toEqual({ from: '06:00', to: '11:00' });
    const rows = staysOn(
      draft({
        b: stay('11:00', '14:00'),
        a: stay('06:00', '11:00'),
        c: stay('05:00', '06:00', { date: '2026-11-15' }),
      }),
      '2026-11-16',
    );
    expect(rows.map(([id]) => id)).toEqual(['a', 'b']);
    expect(nextPart(rows)).toEqual({ from: '14:00', to: '18:00' });
    expect(nextPart([['x', stay('18:00', '24:00')]])).toEqual({ from: '18:00', to: '22:00' });
  });

  it('name what is wrong before the server has to', () => {
    expect(
      problemsOf(
        draft({ a: stay('06:00', '11:00') }, { a: { fullName: 'Vi', lastContactDate: '2026-11-16' } }),
      ),
    ).toEqual([]);
    expect(
      problemsOf(
        draft(
          {
            a: stay('11:00', '06:00'),
            b: stay('05:00', '17:30'),
            c: { date: '2026-11-14', from: '05:00', to: '06:00' },
          },
          { a: { fullName: 'Vi' }, b: { lastContactDate: '2026-11-16' } },
        ),
      ).map((one) => [one.code, 'date' in one ? one.date : one.n]),
    ).toEqual([
      ['problemStayTime', '2026-11-16'],
      ['problemStayTime', '2026-11-16'],
      ['problemStayPlace', '2026-11-14'],
      ['problemContactDate', 1],
      ['problemContactName', 2],
    ]);
  });
});
