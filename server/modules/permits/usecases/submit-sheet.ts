import type { Static } from 'typebox';
import type { Body } from '../../../../contract/kit.ts';
import { MAX_PERMIT_ROWS, type permitsApi } from '../../../../contract/permits.ts';
import type { Scope } from '../../../platform/access/scope.ts';
import { namedUuid7 } from '../../../platform/ids/uuid7.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { PermitContext } from '../context.ts';
import { refuse } from '../refusals.ts';
import { type Column, readPermitSheet } from '../rules/permit-sheet.ts';
import { submitPermits } from './submit-permits.ts';

type Answer = Static<(typeof permitsApi)['POST /permits/sheet']['reply'][200]>;
type Row = Answer['rows'][number];

/** The time in ids of rows: they must not depend on the day on which a sheet is sent again. */
const ID_TIME = Date.parse('2020-01-01T00:00:00Z');

/** What is at fault in a row, as the heading of its column. */
const HEADING: { readonly [column in Column]: readonly [vi: string, en: string] } = {
  kind: ['loại', 'kind'],
  fullName: ['họ tên', 'name'],
  cccd: ['căn cước', 'citizen card'],
  plate: ['biển số', 'plate'],
  phone: ['điện thoại', 'phone'],
  goods: ['hàng hóa', 'goods'],
  route: ['lộ trình', 'route'],
  fromTime: ['từ giờ', 'time from'],
  untilTime: ['đến giờ', 'time until'],
  from: ['từ ngày', 'from'],
  until: ['đến ngày', 'until'],
};

/**
 * Takes the list of an enterprise as a sheet. Every row has its own outcome; the ids of rows follow from the id of the sheet,
 * which only its sender knows, so that sending it again asks for nothing twice.
 */
export async function submitSheet(
  context: PermitContext,
  scope: Scope,
  { id, enterprise, text, defaults = {} }: Body<(typeof permitsApi)['POST /permits/sheet']>,
): Promise<Outcome<Answer>> {
  const read = readPermitSheet(text, defaults);
  if (read === null || read.length === 0 || read.length > MAX_PERMIT_ROWS) {
    return refuse('sheet', { params: { most: MAX_PERMIT_ROWS }, fields: { text: 'unreadable' } });
  }
  const idOf = (line: number) => namedUuid7(ID_TIME, `permit-sheet:${id.toLowerCase()}:${line}`);
  const items = read.flatMap(({ line, item }) => (item === null ? [] : [{ ...item, id: idOf(line) }]));
  const answered =
    items.length === 0 ? done({ outcomes: [] }) : await submitPermits(context, scope, { enterprise, items });
  if (!answered.ok) {
    return answered;
  }
  const outcomes = new Map(answered.value.outcomes.map((outcome) => [outcome.id, outcome]));
  return done({
    rows: read.map(({ line, fault }): Row => {
      const found = outcomes.get(idOf(line));
      if (found !== undefined) {
        return { line, ...found };
      }
      const [vi, en] = HEADING[fault ?? 'fullName'];
      const refused = refuse('sheet-row', { params: { column: vi, columnEn: en } });
      const { status, code, message, messageEn } = refused;
      return { line, id: idOf(line), status, code, message, messageEn };
    }),
  });
}
