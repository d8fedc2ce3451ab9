import { localDate } from '../../../platform/clock/clock.ts';
import { done, type Outcome } from '../../../platform/outcomes/outcome.ts';
import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import { refuse } from '../refusals.ts';

/** What the map shows on a day: the province and its communes. */
export type MapUnits = { readonly at: string; readonly province: Area; readonly communes: readonly Area[] };

/** The communes of the public province on a day; today when none is asked for. `now` in Unix milliseconds. */
export function mapUnits(
  areas: AreaDirectory,
  provinceCode: string,
  asked: string | undefined,
  now: number,
): Outcome<MapUnits> {
  const today = localDate(now);
  const at = asked ?? today;
  if (Number.isNaN(Date.parse(at))) {
    return refuse('bad-date', { fields: { at: 'no such date' } });
  }
  if (at > today) {
    return refuse('future', { fields: { at: 'future' } });
  }
  const province = areas.byCode(provinceCode, at);
  if (province === undefined) {
    return refuse('no-province', { params: { date: at } });
  }
  const communes = areas.current(at, 'commune').filter((area) => area.path.startsWith(province.path));
  return done({ at, province, communes });
}
