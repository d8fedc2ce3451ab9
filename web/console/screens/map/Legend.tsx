import { type ZoneLevel, zoneOrder, zoneWord } from '../../../shared/zones.ts';
import { formatNumber } from '../../../shared/formats.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';
import { ZoneSign } from './ZoneSign.tsx';

type LegendProps = {
  readonly counts: ReadonlyMap<ZoneLevel, number>;
  readonly shown: ReadonlySet<ZoneLevel> | null;
  readonly onChange: (shown: ReadonlySet<ZoneLevel> | null) => void;
};

/** The legend is the filter of the map and of the list beside it. */
export function Legend({ counts, shown, onChange }: LegendProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const toggle = (level: ZoneLevel) => {
    const next = new Set(shown ?? []);
    if (!next.delete(level)) {
      next.add(level);
    }
    onChange(next.size === 0 ? null : next);
  };
  return (
    <fieldset className="segments legend" aria-label={t('legend')}>
      {zoneOrder.map((level) => (
        <button
          key={level}
          type="button"
          aria-pressed={shown?.has(level) ?? false}
          onClick={() => toggle(level)}
        >
          <ZoneSign level={level} /> {zoneWord(level, lang)} ({formatNumber(counts.get(level) ?? 0)})
        </button>
      ))}
      {shown === null ? null : (
        <button type="button" onClick={() => onChange(null)}>
          {t('showAll')}
        </button>
      )}
    </fieldset>
  );
}
