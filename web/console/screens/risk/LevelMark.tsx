import { useTexts } from '../../kit/i18n.ts';
import { ZoneSign } from '../map/ZoneSign.tsx';
import { zoneOf } from './levels.ts';
import { texts } from './texts.ts';

/** A level with its sign; null: nothing is decided. */
export function LevelMark({ level }: { readonly level: number | null | undefined }) {
  const t = useTexts(texts);
  return (
    <span className="risk-level">
      <ZoneSign level={zoneOf(level)} />{' '}
      {level === null || level === undefined ? t('noDecision') : t('levelNo', { n: level })}
    </span>
  );
}

type Bounds = { readonly lowest: number; readonly highest: number };

/** What the rule says: one level or a range, never drawn like a decision. */
export function ComputedMark({ bounds }: { readonly bounds: Bounds | null }) {
  const t = useTexts(texts);
  if (bounds === null) {
    return <span className="muted">{t('notComputed')}</span>;
  }
  const { lowest, highest } = bounds;
  return (
    <span className="risk-computed">
      {lowest === highest ? t('levelNo', { n: lowest }) : t('levelRange', { low: lowest, high: highest })}
    </span>
  );
}
