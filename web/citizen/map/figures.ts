import { formatNumber } from '../../shared/formats.ts';
import { zoneWord } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';
import type { AreaOnMap } from '../data/zone-data.ts';
import { t } from './texts.ts';

/** Cases of an area; small numbers are hidden by the server and shown as "under 5". */
export function caseCount(area: AreaOnMap, below: number): string {
  return area.cases === null ? t('few', { n: below }) : formatNumber(area.cases, 0);
}

/** Check-ins of today, hidden like cases where they are few. */
export function scanCount(area: AreaOnMap, below: number): string {
  return area.scansToday === null ? t('few', { n: below }) : formatNumber(area.scansToday, 0);
}

/** Contacts that officers confirmed, hidden like cases where they are few. */
export function contactCount(value: number | null, below: number): string {
  return value === null ? t('few', { n: below }) : formatNumber(value, 0);
}

/** Cases per 100,000 inhabitants; a dash where the cases are hidden, and words where nobody gave a source for the inhabitants. */
export function caseRate({ cases, casesPer100k }: AreaOnMap): string {
  if (casesPer100k !== null) {
    return formatNumber(casesPer100k);
  }
  return cases === null ? '–' : t('noRate');
}

/** One sentence on an area: "Xã Đồng Đăng: Vùng xanh, 3 ca". */
export function describeArea(area: AreaOnMap | undefined, below: number): string {
  return area === undefined
    ? ''
    : `${area.name}: ${zoneWord(area.level, lang.value)}, ${t('casesIn', { n: caseCount(area, below) })}`;
}
