import { expect } from 'vitest';
import { type Caller, testApp, type TestApp } from '../../../../test/support/app.ts';
import { systemScope } from '../../../platform/access/scope.ts';
import { DAY_MS, localDate } from '../../../platform/clock/clock.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import { retrace } from '../usecases/retrace.ts';

const HOUR = 3_600_000;

/** A small outbreak in the demo dataset, made through the API. */
export type Scene = TestApp & {
  readonly officer: Caller;
  readonly commune: string;
  readonly person: (name: string, more?: object) => Promise<string>;
  readonly place: (name: string, kind: string) => Promise<{ id: string; code: string }>;
  /** A check-in that began `hoursAgo`, lasting `minutes`. */
  readonly stay: (personId: string, code: string, hoursAgo: number, minutes: number) => Promise<void>;
  readonly caseOf: (personId: string, more?: object) => Promise<string>;
  /** Traces as the jobs do. */
  readonly retraceNow: (caseId: string) => Promise<void>;
  readonly contacts: (caseId: string, query?: string) => Promise<ListedContact[]>;
};

export type ListedContact = {
  id: string | null;
  personId: string;
  name: string;
  phone: string | null;
  level: string;
  score: number;
  minutes: number;
  firstAt: string;
  lastAt: string;
  places: number;
  via: { personId: string; name: string } | null;
  evidence: { source: string; placeName: string | null; minutes: number; from: string; to: string }[];
  status: string;
  followUpStatus: string;
  followUpUntil: string | null;
  dropReason: string | null;
};

/** Opens the program with one health officer of the province. */
export async function openScene(): Promise<Scene> {
  const t = await testApp();
  const officer = await t.as('health-officer');
  const commune = t.app.areas.childrenOf(t.app.areas.byId(t.areaId('20'))!.no, '2026-11-16')[0]!.id;
  const made = async (path: string, body: object) => {
    const answer = await officer.post(path, body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json() as { id: string; code: string };
  };
  return {
    ...t,
    officer,
    commune,
    person: async (fullName, more = {}) => (await made('/people', { fullName, areaId: commune, ...more })).id,
    place: async (name, kind) => await made('/places', { name, kind, areaId: commune }),
    stay: async (personId, placeCode, hoursAgo, minutes) => {
      const at = t.clock.now() - hoursAgo * HOUR;
      const leftAt = new Date(at + minutes * 60_000).toISOString();
      await made('/presence', {
        id: uuid7(),
        placeCode,
        person: { personId },
        at: new Date(at).toISOString(),
        leftAt,
      });
    },
    caseOf: async (personId, more = {}) => {
      const today = localDate(t.clock.now());
      const onsetDate = localDate(t.clock.now() - 2 * DAY_MS);
      const body = {
        personId,
        disease: 'covid-19',
        classification: 'CONFIRMED',
        reportDate: today,
        onsetDate,
        areaId: commune,
      };
      return (await made('/cases', { ...body, ...more })).id;
    },
    retraceNow: async (caseId) => {
      const { platform, areas, doors } = t.app;
      const context = { platform, areas, places: doors.places, people: doors.people };
      await retrace(context, systemScope('test', 'demo'), platform.db, caseId);
    },
    contacts: async (caseId, query = '') => {
      const answer = await officer.get(`/cases/${caseId}/contacts${query}`);
      expect(answer.statusCode, answer.body).toBe(200);
      return (answer.json() as { items: ListedContact[] }).items;
    },
  };
}
