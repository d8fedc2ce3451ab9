import { labelOptions } from '../../../contract/labels.ts';
import { formatCalendarDate } from '../../shared/formats.ts';
import * as permits from '../../shared/lists/permits.ts';
import { dateOf } from '../../shared/lists/people.ts';
import * as trips from '../../shared/lists/trips.ts';
import { language } from '../../shared/texts.ts';
import { permitProblem, routeWithCodes, type Unit, unitName } from './check.ts';
import type { ListKind, RowField } from './list.ts';
import { t } from './texts.ts';

/** Options that are typed as their names, as in a file. */
const named = (kind: 'permitKind' | 'plateNation') =>
  labelOptions(kind, language()).map(({ label }) => ({ value: label, label }));

const joined = (parts: readonly string[]) => parts.filter((part) => part.trim() !== '').join(' · ');

/** Fields of a permit in the order of form and template. */
export function permitFields(): readonly RowField<permits.ColumnId>[] {
  const day = t('dayHint');
  const hour = t('hourHint');
  return [
    { id: 'kindCell', label: t('kindCell'), options: named('permitKind') },
    { id: 'fullName', label: t('fullName') },
    { id: 'plate', label: t('plate') },
    { id: 'cccd', label: t('cccd') },
    { id: 'phone', label: t('rowPhone') },
    { id: 'goods', label: t('goods') },
    { id: 'routeCodes', label: t('routeCodes'), hint: t('routeHint') },
    { id: 'fromTime', label: t('fromTime'), hint: hour },
    { id: 'untilTime', label: t('untilTime'), hint: hour },
    { id: 'fromCell', label: t('fromCell'), hint: day },
    { id: 'untilCell', label: t('untilCell'), hint: day },
  ];
}

/** A list of permits, as the page shows and checks it. */
export function permitKind(
  defaults: permits.Defaults,
  units: readonly Unit[],
  today: string,
): ListKind<permits.ColumnId> {
  return {
    columns: permits.columns,
    fields: permitFields(),
    problemOf: (row) => {
      const found = permitProblem(row, defaults, today);
      return found === null ? null : t(found.text);
    },
    tidy: (row) => ({ ...row, routeCodes: routeWithCodes(row.routeCodes, units) }),
    describe: (row) => {
      const route = row.routeCodes.split(' > ').map((code) => unitName(code, units));
      const days = [row.fromCell, row.untilCell].map((text) => shownDay(text));
      return {
        name: joined([row.fullName || t('noName'), row.plate]),
        more: joined([
          row.kindCell,
          row.cccd,
          row.phone,
          row.goods,
          route.join(' → '),
          [row.fromTime, row.untilTime].filter((text) => text !== '').join('–'),
          days.filter((text) => text !== '').join(' – '),
        ]),
      };
    },
    add: t('addPermit'),
    template: { file: 'giay-phep.xlsx', sheet: t('partAsk'), titles: [t('permitTemplateTitle')] },
  };
}

function shownDay(text: string): string {
  const day = dateOf(text);
  return day === null ? text : formatCalendarDate(day);
}

/** Fields of a trip in the order of form and template. */
export function tripFields(): readonly RowField<trips.ColumnId>[] {
  return [
    { id: 'plate', label: t('plate') },
    { id: 'fullName', label: t('driver') },
    { id: 'phone', label: t('driverPhone') },
    { id: 'document', label: t('document') },
    { id: 'assistant', label: t('assistant') },
    { id: 'goods', label: t('goods') },
    { id: 'weight', label: t('weight') },
    { id: 'seals', label: t('seals') },
    { id: 'starts', label: t('starts'), hint: t('startsHint') },
    { id: 'slot', label: t('slot') },
    { id: 'testAt', label: t('testAt') },
    { id: 'nation', label: t('nation'), options: named('plateNation') },
  ];
}

/** A list of trips, as the page shows and checks it. */
export function tripKind(defaults: trips.Defaults): ListKind<trips.ColumnId> {
  return {
    columns: trips.columns,
    fields: tripFields(),
    problemOf: (row) => {
      const found = trips.problemOf(row, defaults);
      return found === null ? null : t(found.text);
    },
    tidy: (row) => row,
    describe: (row) => ({
      name: joined([row.plate || t('noName'), row.fullName]),
      more: joined([row.phone, row.document, row.goods, row.weight, row.seals, row.starts, row.slot]),
    }),
    add: t('addTrip'),
    template: { file: 'chuyen-xe.xlsx', sheet: t('partTrips'), titles: [t('tripTemplateTitle')] },
  };
}
