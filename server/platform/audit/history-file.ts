import { historyAct, historyField } from '../../../contract/labels/history.ts';
import { nameOf } from '../../../contract/labels/kit.ts';
import type { HistoryQuery } from '../../../contract/history.ts';
import type { CsvValue } from '../../../lib/sheets/index.ts';
import { allPages, csvAnswer, pageOf } from '../http/csv.ts';
import type { FileAnswer } from '../http/handler.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';
import type { HistoryPage } from './history.ts';

type Read = (query: HistoryQuery) => Promise<Outcome<HistoryPage>>;
type Asked = { readonly query: HistoryQuery; readonly wants: 'json' | 'csv' };

const header = [
  'at', 'by', 'role', 'areaName', 'action', 'act', 'field', 'name', 'from', 'to', 'nameEn', 'fromEn', 'toEn', 'hidden', 'reason',
] as const; // prettier-ignore

/** A history as it was asked for: a page, or all of it as a table with a line for each field that changed. */
export async function answerHistory(
  what: string,
  { query, wants }: Asked,
  read: Read,
): Promise<Outcome<HistoryPage & { total: null }> | FileAnswer> {
  const first = await read(query);
  if (!first.ok) {
    return first;
  }
  if (wants === 'json') {
    return done({ ...first.value, total: null });
  }
  async function* rows(): AsyncGenerator<readonly CsvValue[]> {
    const pages = allPages(async (cursor) => pageOf(await read({ ...query, limit: 500, cursor })));
    for await (const { at, by, role, areaName, action, changes, fields, reason } of pages) {
      const act = [at, by, role, areaName, action, nameOf(historyAct, action, 'vi')];
      const known = new Map(changes.map((one) => [one.field, one]));
      for (const field of fields.length === 0 ? [null] : fields) {
        const { from = null, to = null, hidden = false } = known.get(field ?? '') ?? {};
        const name = (lang: 'vi' | 'en') => (field === null ? null : nameOf(historyField, field, lang));
        const vi = [name('vi'), from?.vi, to?.vi];
        const en = [name('en'), from?.en, to?.en];
        yield [...act, field, ...vi, ...en, hidden, reason];
      }
    }
  }
  return csvAnswer(`${what}-history`, header, rows());
}
