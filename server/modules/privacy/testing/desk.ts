import { expect } from 'vitest';
import { type Caller, type TestApp, testApp } from '../../../../test/support/app.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';

export const HOUR_MS = 3_600_000;
/** Where the people of the desk live. */
export const HOME = '06184';

/** The program with officers who record, answer and keep the books, and people who ask about their data. */
export type Desk = TestApp & {
  readonly health: Caller;
  readonly commune: Caller;
  readonly administrator: Caller;
  /** Moves the clock; the officers' sessions end on the way, so they log in again. */
  readonly later: (ms: number) => Promise<void>;
  /** Moves it to so many hours after an instant, or before. */
  readonly moveTo: (instant: string, hoursAfter: number) => Promise<void>;
  /** A woman born on 21/09/1954 in the home commune, with a telephone of her own. @returns her id. */
  readonly person: (change?: object) => Promise<string>;
  /** A confirmed case of today. @returns its id. */
  readonly openCase: (personId: string) => Promise<string>;
  /** What somebody asked at the commune's desk, as it was recorded. */
  readonly ask: (personId: string, wish: string, proof?: string) => Promise<Asked>;
  /** Tells the asker how it is dealt with, as the commune officer. @returns the request, or the refusal. */
  readonly tell: (id: string, words?: string) => Promise<Asked>;
  /** Answers as the health officer. @returns the request, or the refusal. */
  readonly answer: (id: string, state?: string, text?: string) => Promise<Asked>;
  readonly extend: (id: string, reason?: string) => Promise<Asked>;
  /** A list as the file that the health officer loads. */
  readonly load: (path: string) => Promise<string>;
};
/** A request or a refusal, as tests read it. */
export type Asked = {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly state: string;
  readonly proof: string;
  readonly dueAt: string;
  readonly waitsUntil: string;
  readonly firstAnswerDueAt: string | null;
  readonly clock: string;
  readonly extendableTo: string | null;
};

export async function openDesk(): Promise<Desk> {
  const t = await testApp();
  let made = 0;
  const desk = {
    ...t,
    health: await t.as('health-officer', '20'),
    commune: await t.as('commune-officer', HOME),
    administrator: await t.as('administrator', '20'),
    later: async (ms: number) => {
      t.clock.advance(ms);
      for (const who of ['health', 'commune', 'administrator'] as const) {
        desk[who] = await t.again(desk[who]);
      }
    },
    moveTo: async (instant: string, hoursAfter: number) =>
      await desk.later(Date.parse(instant) + hoursAfter * HOUR_MS - t.clock.now()),
    person: async (change: object = {}) => {
      made += 1;
      return await good('/people', {
        fullName: `Lương Thị Sen ${made}`,
        sex: 'female',
        birthDate: '1954-09-21',
        phones: [`09810000${String(made).padStart(2, '0')}`],
        areaId: t.areaId(HOME),
        ...change,
      });
    },
    openCase: async (personId: string) =>
      await good('/cases', {
        id: uuid7(),
        personId,
        disease: 'covid-19',
        classification: 'CONFIRMED',
        reportDate: new Date(t.clock.now()).toISOString().slice(0, 10),
      }),
    ask: async (personId: string, wish: string, proof = 'document') => {
      const body = { id: uuid7(), personId, wish, channel: 'desk', proof, words: 'Tôi muốn biết' };
      return (await desk.commune.post('/privacy/requests', body)).json();
    },
    tell: async (id: string, words = 'Đã nhận; trả lời ở trang của bạn') =>
      (await desk.commune.post(`/privacy/requests/${id}/first-answer`, { words })).json(),
    answer: async (id: string, state = 'done', text = 'Đã làm theo yêu cầu') =>
      (await desk.health.post(`/privacy/requests/${id}/answer`, { state, answer: text })).json(),
    extend: async (id: string, reason = 'Phải xin hồ sơ của bệnh viện') =>
      (await desk.health.post(`/privacy/requests/${id}/extension`, { reason })).json(),
    load: async (path: string) => {
      const headers = { authorization: `Bearer ${desk.health.token}`, accept: 'text/csv' };
      return (await t.http.inject({ url: `/api/v1${path}`, headers })).body;
    },
  };
  async function good(path: string, body: object): Promise<string> {
    const answer = await desk.health.post(path, body);
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().id;
  }
  return desk;
}
