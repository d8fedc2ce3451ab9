import { sql } from 'kysely';
import { expect } from 'vitest';
import type { Caller, TestApp } from '../../../../test/support/app.ts';
import { settled } from '../../../../test/support/settled.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { ShownImport, ShownRow } from '../usecases/show-imports.ts';
import { table } from './ugly-sheets.ts';

/** What is used of a small outbreak. */
type Scene = TestApp & {
  readonly officer: Caller;
  readonly commune: string;
  readonly person: (name: string, more?: object) => Promise<string>;
  readonly caseOf: (personId: string) => Promise<string>;
};

/** A small outbreak with what follow-up lists need. */
export type FollowUpScene = Scene & {
  /** A case whose confirmed contacts are these, of the household, met last on 12 November. */
  readonly caseWith: (people: readonly (readonly [name: string, more?: object])[]) => Promise<string>;
  readonly handIn: (
    caseId: string,
    rows: Parameters<typeof table>[0],
    fileName?: string,
  ) => Promise<ShownImport>;
  /** Sends a plan or begins to take in, and answers the sheet when that is done. */
  readonly after: (path: string, body: object) => Promise<ShownImport>;
  /** Rows that name somebody. */
  readonly rowsOf: (id: string) => Promise<ShownRow[]>;
  /** Follow-up of the contacts of a case: name, year of birth, day. */
  readonly visitsOf: (caseId: string) => Promise<(readonly [string, number | null, string])[]>;
};

export function followUpScene(s: Scene): FollowUpScene {
  return {
    ...s,
    caseWith: async (people) => {
      const caseId = await s.caseOf(await s.person('Nguồn của danh sách'));
      const personIds: string[] = [];
      for (const [name, more] of people) {
        personIds.push(await s.person(name, more));
      }
      const met = { relation: 'same-household', lastContactDate: '2026-11-12' };
      const items = personIds.map((personId) => ({ personId, ...met }));
      expect((await s.officer.post(`/cases/${caseId}/contacts`, { items })).statusCode).toBe(200);
      const decided = { personIds, decision: 'confirm' };
      expect((await s.officer.post(`/cases/${caseId}/contacts/decisions`, decided)).statusCode).toBe(200);
      return caseId;
    },
    handIn: async (caseId, rows, fileName = 'theo doi.xlsx') => {
      const answer = await s.officer.post('/imports', {
        id: uuid7(),
        fileName,
        sender: 'Trạm y tế',
        areaId: s.commune,
        kind: 'contact',
        caseId,
        content: (await table(rows)).toString('base64'),
      });
      expect(answer.statusCode, answer.body).toBe(201);
      return answer.json();
    },
    after: async (path, body) => {
      const answer = await s.officer.post(path, body);
      expect(answer.statusCode, answer.body).toBe(202);
      await settled(s.app);
      return (await s.officer.get(path.split('/').slice(0, 3).join('/'))).json();
    },
    rowsOf: async (id) => {
      const rows: ShownRow[] = (await s.officer.get(`/imports/${id}/rows?limit=500`)).json().items;
      return rows.filter(({ state }) => state !== 'heading');
    },
    visitsOf: async (caseId) => {
      const found = await sql<{ name: string; birth: number | null; day: string }>`
        select p.full_name as name, p.birth_year as birth,
          to_char(v.at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM') as day
        from contact_visit v join contact_link l on l.id = v.contact_id join person p on p.person_no = l.person_no
        where v.case_id = ${caseId} order by p.full_name, p.birth_year, v.at`.execute(s.app.platform.db);
      return found.rows.map(({ name, birth, day }) => [name, birth, day] as const);
    },
  };
}
