import { expect } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../../test/support/app.ts';
import { DAY_MS, HOUR_MS, localDate } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { Changes, ShownInterview, ShownRow } from '../types.ts';

type Place = { readonly id: string; readonly code: string };
type Answer = Awaited<ReturnType<Caller['get']>>;
export type LoggedStay = {
  readonly inAt: string;
  readonly outAt: string;
  readonly source: string;
  readonly timeQuality: string;
  readonly outImputed: boolean;
};

/** First calls in the demo dataset, made through the API. `begin` opens a new case with its call. */
export type CallScene = TestApp & {
  readonly officer: Caller;
  readonly place: Place;
  readonly today: () => string;
  readonly instant: (hoursAgo?: number) => string;
  readonly made: (path: string, body: object) => Promise<Place>;
  readonly person: (name: string) => Promise<string>;
  readonly caseOf: (personId: string) => Promise<string>;
  readonly begin: () => Promise<void>;
  readonly now: () => { readonly caseId: string; readonly personId: string; readonly callId: string };
  readonly shown: () => Promise<ShownInterview>;
  readonly listed: (query: string, caller?: Caller) => Promise<ShownRow[]>;
  readonly save: (version: number, changes: Changes, id?: string, caller?: Caller) => Promise<Answer>;
  readonly reach: (result?: string, more?: object) => Promise<Answer>;
  readonly finish: (id?: string) => Promise<Answer>;
  /** A recalled stay of this morning at the market. */
  readonly stay: (more?: object) => ShownInterview['draft']['stays'][string];
  /** What the log holds of the person of the call. */
  readonly logged: () => Promise<LoggedStay[]>;
};

/** Opens the program with one tracer of the province. */
export async function openCallScene(): Promise<CallScene> {
  const t = await testApp();
  const officer = await t.as('tracer');
  const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!.id;
  let serial = 0;
  let current = { caseId: '', personId: '', callId: '' };
  const today = () => localDate(t.clock.now());
  const instant = (hoursAgo = 0) => new Date(t.clock.now() - hoursAgo * HOUR_MS).toISOString();
  const good = <T>(answer: Answer): T => {
    expect(answer.statusCode, answer.body).toBeLessThan(300);
    return answer.json() as T;
  };
  const made = async (path: string, body: object, caller = officer) =>
    good<Place>(await caller.post(path, body));
  const person = async (fullName: string) => {
    serial += 1;
    const phones = [`0912${100_000 + serial}`];
    return (await made('/people', { fullName, areaId: commune, phones, address: 'Thôn Nà Sla' })).id;
  };
  const caseOf = async (personId: string) =>
    (
      await made('/cases', {
        personId,
        disease: 'covid-19',
        classification: 'CONFIRMED',
        reportDate: today(),
        onsetDate: localDate(t.clock.now() - 2 * DAY_MS),
        areaId: commune,
      })
    ).id;
  const place = await made(
    '/places',
    { name: 'Chợ Kỳ Lừa', kind: 'market', areaId: commune },
    await t.as('health-officer'),
  );
  return {
    ...t,
    officer,
    place,
    today,
    instant,
    made,
    person,
    caseOf,
    begin: async () => {
      const personId = await person(`Nông Văn Bậc ${serial}`);
      const caseId = await caseOf(personId);
      current = { caseId, personId, callId: (await made('/interviews', { id: uuid7(), caseId })).id };
    },
    now: () => current,
    shown: async () => good<ShownInterview>(await officer.get(`/interviews/${current.callId}`)),
    listed: async (query, caller = officer) =>
      good<{ items: ShownRow[] }>(await caller.get(`/interviews?limit=500&${query}`)).items,
    save: async (version, changes, id = uuid7(), caller = officer) =>
      await caller.patch(`/interviews/${current.callId}`, { id, version, changes }),
    reach: async (result = 'REACHED', more = {}) =>
      await officer.post(`/interviews/${current.callId}/attempts`, {
        id: uuid7(),
        at: instant(),
        result,
        ...more,
      }),
    finish: async (id = uuid7()) =>
      await officer.post(`/interviews/${current.callId}/completion`, { id, at: instant() }),
    stay: (more = {}) => ({ date: today(), from: '05:00', to: '07:30', placeId: place.id, ...more }),
    logged: async () =>
      good<{ items: LoggedStay[] }>(await officer.get(`/presence?person=${current.personId}`)).items,
  };
}
