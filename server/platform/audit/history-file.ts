import { label } from '../../../contract/labels.ts';
import { historyAct, historyField, historyRemark } from '../../../contract/labels/history.ts';
import { nameOf } from '../../../contract/labels/kit.ts';
import type { HistoryQuery, HistoryRow, ShownChange } from '../../../contract/history.ts';
import type { CsvValue } from '../../../lib/sheets/index.ts';
import { allPages, csvAnswer, pageOf } from '../http/csv.ts';
import type { FileAnswer } from '../http/handler.ts';
import { done, type Outcome } from '../outcomes/outcome.ts';
import type { HistoryPage } from './history.ts';
import { instant } from './history-words.ts';

type Read = (query: HistoryQuery) => Promise<Outcome<HistoryPage>>;
type Asked = { readonly query: HistoryQuery; readonly wants: 'json' | 'csv' };
type Lang = 'vi' | 'en';

/** The file is read by people, an inspector among them; programs ask for JSON, which keeps codes and both languages. */
const headers: { readonly [lang in Lang]: readonly string[] } = {
  vi: [
    'Thời điểm', 'Việc đã làm', 'Nội dung', 'Giá trị cũ', 'Giá trị mới',
    'Người làm', 'Vai trò', 'Địa bàn của vai trò', 'Lý do', 'Ghi chú',
  ],
  en: ['Time', 'Act', 'What', 'Former value', 'New value', 'Done by', 'Role', 'Area of the role', 'Reason', 'Remark'],
}; // prettier-ignore

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
  const lang = query.lang ?? 'vi';
  async function* rows(): AsyncGenerator<readonly CsvValue[]> {
    for await (const act of allPages(async (cursor) =>
      pageOf(await read({ ...query, limit: 500, cursor })),
    )) {
      yield* linesOf(act, lang);
    }
  }
  return csvAnswer(`${what}-history`, headers[lang], rows());
}

/** One act in the words of the screen: a line for each field, or one for an act that changed none. */
function linesOf(act: HistoryRow, lang: Lang): CsvValue[][] {
  const { at, by, role, areaName, action, changes, fields, reason, values } = act;
  const what = [instant(at)?.[lang] ?? at, nameOf(historyAct, action, lang)];
  const who = [by, role === null ? null : label('role', role, lang), areaName, reason];
  const lost = values === 'erased' || values === 'altered' ? nameOf(historyRemark, values, lang) : null;
  if (fields.length === 0) {
    return [[...what, null, null, null, ...who, lost]];
  }
  const known = new Map(changes.map((one) => [one.field, one]));
  return fields.map((field) => [
    ...what,
    nameOf(historyField, field, lang),
    ...valuesOf(known.get(field), lang, who, lost),
  ]);
}

function valuesOf(
  change: ShownChange | undefined,
  lang: Lang,
  who: readonly CsvValue[],
  lost: string | null,
): CsvValue[] {
  if (change === undefined || change.hidden) {
    return [null, null, ...who, change === undefined ? lost : nameOf(historyRemark, 'hidden', lang)];
  }
  const blank = nameOf(historyRemark, 'blank', lang);
  return [change.from?.[lang] ?? blank, change.to?.[lang] ?? blank, ...who, lost];
}
