import { labelOptions } from '../../../../contract/labels.ts';
import type { Language } from '../../../shared/texts.ts';
import type { ShownColumn } from '../../kit/grid/TypingGrid.tsx';
import { type ColumnId, columns } from '../../../shared/lists/permits.ts';
import { texts } from './texts.ts';

/** Pixels of each column. */
const widths: { readonly [column in ColumnId]: number } = {
  kindCell: 150,
  fullName: 190,
  cccd: 140,
  plate: 120,
  phone: 130,
  goods: 150,
  routeCodes: 160,
  fromTime: 90,
  untilTime: 90,
  fromCell: 120,
  untilCell: 120,
};
const made = new Map<Language, readonly ShownColumn<ColumnId>[]>();

/** Columns of the grid in a language; the same list each time, since the grid draws anew for another. */
export function shownColumns(lang: Language): readonly ShownColumn<ColumnId>[] {
  const known = made.get(lang);
  if (known !== undefined) {
    return known;
  }
  const options = labelOptions('permitKind', lang).map(({ label }) => label);
  const shown = columns.map(({ id }) => ({
    id,
    title: texts(id),
    width: widths[id],
    ...(id === 'kindCell' ? { options } : {}),
  }));
  made.set(lang, shown);
  return shown;
}
