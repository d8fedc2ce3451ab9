import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { CallScript, interviewKinds } from '../../../../contract/interviews.ts';
import { diseases } from '../../../../contract/cases.ts';
import { DAY_MS, HOUR_MS, startOfDate } from '../../../platform/clock/clock.ts';
import { afterAttempt, type AttemptFacts, caseDueSince, isOverdue, lateHours } from './call-rules.ts';
import { scriptFor, shippedScripts } from './call-script.ts';
import { applyChanges, changedFields, emptyDraft } from './draft.ts';
import { intervalOf, notYetKnown, staysForLog, wrongStays } from './recalled-stays.ts';

const day = startOfDate('2026-11-16');
const a = '01970000-0000-7000-8000-00000000000a';
const b = '01970000-0000-7000-8000-00000000000b';

describe('recalled stays', () => {
  it('are the two ends that were said', () => {
    expect(intervalOf({ date: '2026-11-16', from: '13:00', to: '18:00' })).toEqual({
      from: day + 13 * HOUR_MS,
      to: day + 18 * HOUR_MS,
    });
    expect(intervalOf({ date: '2026-11-16', from: '22:30', to: '24:00' })?.to).toBe(day + DAY_MS);
  });

  it.each([
    ['ends before it begins', '2026-11-16', '18:00', '13:00'],
    ['is empty', '2026-11-16', '13:00', '13:00'],
    ['is longer than a stay may be', '2026-11-16', '05:00', '17:01'],
    ['is on no day', '2026-02-30', '05:00', '06:00'],
  ])('are none when the interval %s', (_why, date, from, to) => {
    expect(intervalOf({ date, from, to })).toBeNull();
  });

  it('need a place and a past', () => {
    const stays = {
      [a]: { date: '2026-11-16', from: '08:00', to: '09:00' },
      [b]: { date: '2026-11-17', from: '08:00', to: '09:00', placeText: 'chợ' },
    };
    const wrong = wrongStays({ ...emptyDraft, stays }, day + 10 * HOUR_MS);
    expect(Object.keys(wrong).sort()).toEqual([`stays.${a}`, `stays.${b}`]);
    expect(wrongStays({ ...emptyDraft, stays: { [b]: stays[b]! } }, day + 2 * DAY_MS)).toEqual({});
  });

  it('go to the log where it can hold them, and end no later than now', () => {
    const stays = {
      [a]: { date: '2026-11-16', from: '08:00', to: '12:00', placeId: a },
      [b]: { date: '2026-10-01', from: '08:00', to: '12:00', placeId: a },
    };
    expect(staysForLog({ ...emptyDraft, stays }, day + 10 * HOUR_MS, 30)).toEqual([
      { id: a, placeId: a, from: day + 8 * HOUR_MS, to: day + 10 * HOUR_MS },
    ]);
  });

  it('say nothing new where the log has the person there', () => {
    const stays = [{ placeNo: 1, from: 10, to: 20 }];
    expect(notYetKnown(stays, [{ placeNo: 1, from: 20, to: 30 }])).toEqual([]);
    expect(
      notYetKnown(stays, [
        { placeNo: 2, from: 10, to: 30 },
        { placeNo: 1, from: 21, to: 30 },
      ]),
    ).toEqual(stays);
  });
});

describe('answers', () => {
  it('change by field and row', () => {
    const draft = applyChanges(emptyDraft, {
      note: 'một',
      known: { [a]: 'DENIED' },
      contacts: { [b]: { fullName: 'Vi' } },
    });
    expect(changedFields(draft, { note: 'một', known: { [a]: 'DENIED', [b]: 'UNSURE' } })).toEqual([
      `known.${b}`,
    ]);
    expect(changedFields(draft, { saidPhone: null, contacts: { [a]: null } })).toEqual([]);
    expect(applyChanges(draft, { note: null, contacts: { [b]: null } })).toEqual({
      ...emptyDraft,
      known: { [a]: 'DENIED' },
    });
    expect(emptyDraft).toEqual({ stays: {}, known: {}, contacts: {} });
  });
});

describe('attempts', () => {
  const none: AttemptFacts = {
    attempts: 0,
    firstAttemptAt: null,
    firstReachedAt: null,
    lastAttemptAt: null,
    lastResult: null,
    callBackAt: null,
  };
  it('give the same facts in whatever order an offline device sends them', () => {
    const list = [
      { at: 10, result: 'NO_ANSWER', callBackAt: null },
      { at: 20, result: 'CALL_BACK', callBackAt: 60 },
      { at: 30, result: 'REACHED', callBackAt: null },
    ] as const;
    const orders = [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
      [2, 0, 1],
    ];
    const ends = orders.map((order) => order.reduce((facts, i) => afterAttempt(facts, list[i]!), none));
    for (const end of ends) {
      expect(end).toEqual({
        attempts: 3,
        firstAttemptAt: 10,
        firstReachedAt: 30,
        lastAttemptAt: 30,
        lastResult: 'REACHED',
        callBackAt: null,
      });
    }
  });
  it('count a person as reached only when something could be asked', () => {
    const refused = afterAttempt(none, { at: 5, result: 'REFUSED', callBackAt: null });
    expect(refused.firstReachedAt).toBeNull();
  });
  it('are overdue after 24 hours, never on a day that may not be over', () => {
    const dueSince = caseDueSince('2026-11-16', day + 9 * HOUR_MS);
    expect(dueSince).toBe(day + 9 * HOUR_MS);
    expect(caseDueSince('2026-11-10', day)).toBe(startOfDate('2026-11-11'));
    const call = { dueSince, firstReachedAt: null, done: false };
    expect(isOverdue(call, dueSince + 24 * HOUR_MS)).toBe(false);
    expect(isOverdue(call, dueSince + 24 * HOUR_MS + 1)).toBe(true);
    expect(isOverdue({ ...call, firstReachedAt: 1 }, dueSince + DAY_MS * 3)).toBe(false);
  });
  it('say by how many hours they are late, begun ones too', () => {
    const call = { dueSince: 0, firstReachedAt: null, done: false };
    expect(lateHours(call, 24 * HOUR_MS)).toBe(0);
    expect(lateHours(call, 24 * HOUR_MS + 1)).toBe(1);
    expect(lateHours(call, 100 * HOUR_MS)).toBe(76);
    expect(lateHours({ ...call, firstReachedAt: 1 }, 100 * HOUR_MS)).toBe(0);
  });
});

describe('scripts', () => {
  it('are as the contract says, with a source', () => {
    const form = Compile(CallScript);
    for (const script of shippedScripts) {
      expect([...form.Errors(script)]).toEqual([]);
      expect(script.source.vi.length).toBeGreaterThan(20);
    }
  });
  it('exist for every disease and kind, the own one of a disease first, none before its day', () => {
    for (const disease of diseases) {
      for (const kind of interviewKinds) {
        expect(scriptFor(shippedScripts, disease, kind, '2026-11-16')?.steps.length).toBeGreaterThan(3);
      }
    }
    expect(scriptFor(shippedScripts, 'measles', 'F0', '2026-11-16')?.code).toBe('f0-measles');
    expect(scriptFor(shippedScripts, 'covid-19', 'F0', '2019-12-31')).toBeNull();
  });
});
