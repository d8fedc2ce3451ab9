import { expect } from 'vitest';
import type { Caller } from '../../../../test/support/app.ts';
import { until } from '../../../../test/support/settled.ts';
import { uuid7 } from '../../../platform/ids/uuid7.ts';
import type { ShownImport, ShownRow } from '../usecases/show-imports.ts';

type Content = Buffer | string | readonly string[];

/** What an officer does with lists, from the file to the rows taken in; each step fails loudly where the server refuses it. */
export type SheetDesk = {
  /** Hands a file in; lines of a text are a CSV. */
  readonly handIn: (content: Content, more?: object, by?: Caller) => Promise<ShownImport>;
  readonly read: (id: string) => Promise<ShownImport>;
  /** Waits until nothing works on the sheet any more. */
  readonly settled: (id: string) => Promise<ShownImport>;
  /** Saves the plan as it was guessed, with what is said besides, and waits for the check. */
  readonly check: (sheet: ShownImport, more?: object, by?: Caller) => Promise<ShownImport>;
  readonly take: (id: string, by?: Caller) => Promise<ShownImport>;
  /** All rows; of one state where it is said. */
  readonly rowsOf: (id: string, state?: string) => Promise<ShownRow[]>;
  /** Rows that are no titles, lines or sums. */
  readonly bodyOf: (id: string) => Promise<ShownRow[]>;
};

/**
 * The steps of an import for a test.
 * @param officer who hands lists in, where no other is named.
 * @param given what a file is sent with, and what its plan says besides the guess.
 */
export function sheetDesk(
  officer: () => Caller,
  given: () => { readonly sent: { readonly areaId: string } & object; readonly plan?: object },
): SheetDesk {
  const read = async (id: string): Promise<ShownImport> => (await officer().get(`/imports/${id}`)).json();
  const settled = async (id: string) =>
    await until(
      async () => await read(id),
      ({ state }) => state !== 'checking' && state !== 'importing',
    );
  const rowsOf = async (id: string, state?: string): Promise<ShownRow[]> => {
    const query = state === undefined ? '' : `&state=${state}`;
    return (await officer().get(`/imports/${id}/rows?limit=500${query}`)).json().items;
  };
  return {
    read,
    settled,
    rowsOf,
    bodyOf: async (id) => (await rowsOf(id)).filter(({ state }) => state !== 'heading'),
    handIn: async (content, more = {}, by = officer()) => {
      const bytes = Buffer.isBuffer(content)
        ? content
        : Buffer.from(typeof content === 'string' ? content : `${content.join('\n')}\n`);
      const answer = await by.post('/imports', {
        id: uuid7(),
        fileName: 'danh sach.csv',
        sender: 'TTYT Cao Lộc',
        kind: 'case',
        content: bytes.toString('base64'),
        ...given().sent,
        ...more,
      });
      expect([200, 201], answer.body).toContain(answer.statusCode);
      return answer.json();
    },
    check: async (sheet, more = {}, by = officer()) => {
      const plan = { ...sheet.plan, ...given().plan, ...more };
      const answer = await by.post(`/imports/${sheet.id}/plan`, plan);
      expect(answer.statusCode, answer.body).toBe(202);
      return await settled(sheet.id);
    },
    take: async (id, by = officer()) => {
      const answer = await by.post(`/imports/${id}/commit`);
      expect(answer.statusCode, answer.body).toBe(202);
      return await settled(id);
    },
  };
}
