import { type ZoneLevel, zoneOrder, zoneWord } from '../../shared/zones.ts';
import { lang } from '../app/language.ts';
import type { AreaOnMap } from '../data/zone-data.ts';
import { ZoneSign } from '../kit/ZoneSign.tsx';
import { t } from './texts.ts';

/** The legend, which is the filter too: each level with its count. */
export function Legend(props: {
  readonly areas: readonly AreaOnMap[];
  readonly filter: ReadonlySet<ZoneLevel> | null;
  readonly onFilter: (filter: ReadonlySet<ZoneLevel> | null) => void;
}) {
  const { areas, filter, onFilter } = props;
  const toggle = (level: ZoneLevel) => {
    const next = new Set(filter ?? []);
    if (!next.delete(level)) {
      next.add(level);
    }
    onFilter(next.size === 0 || next.size === zoneOrder.length ? null : next);
  };
  return (
    <fieldset class="legend">
      <legend>{t('legend')}</legend>
      {zoneOrder.map((level) => (
        <button
          key={level}
          type="button"
          aria-pressed={filter?.has(level) ?? false}
          onClick={() => toggle(level)}
        >
          <ZoneSign level={level} /> {zoneWord(level, lang.value)}{' '}
          <strong>{areas.filter((area) => area.level === level).length}</strong>
        </button>
      ))}
      {filter !== null && (
        <button type="button" class="link" onClick={() => onFilter(null)}>
          {t('all')}
        </button>
      )}
    </fieldset>
  );
}
