import { type ZoneLevel, zoneOrder, zoneWord } from '../../../shared/zones.ts';
import type { Language } from '../../../shared/texts.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { ZoneSign } from '../map/ZoneSign.tsx';
import { zoneTexts } from './zoneTexts.ts';

/** Ranks with a colour of the national scheme; a scheme with more shows the others by number. */
const COLOURS = 4;

function lookOf(rank: number): ZoneLevel | undefined {
  return rank < COLOURS ? zoneOrder[rank] : undefined;
}

/** The zone of a rank in words; null is no data, which is never green. */
export function zoneName(rank: number | null, lang: Language): string {
  if (rank === null) {
    return zoneTexts('noData');
  }
  const look = lookOf(rank);
  return look === undefined ? zoneTexts('rank', { n: rank + 1 }) : zoneWord(look, lang);
}

/** The same with its sign. */
export function ZoneName({ rank }: { readonly rank: number | null }) {
  useTexts(zoneTexts);
  const lang = useLanguage();
  const look = rank === null ? 'none' : lookOf(rank);
  return (
    <span className="nowrap">
      {look === undefined ? null : <ZoneSign level={look} />} {zoneName(rank, lang)}
    </span>
  );
}
