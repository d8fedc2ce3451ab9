import { formatInstant, formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { common } from '../../kit/texts.ts';
import { planTexts } from './plan-texts.ts';

type CutPreviewProps = {
  readonly preview: DataOf<'POST /cases/{id}/trace/preview'>;
  readonly busy: boolean;
};
const MOST_PLACES = 8;

/** What the cut-offs on the screen would do. */
export function CutPreview({ preview, busy }: CutPreviewProps) {
  const t = useTexts(planTexts);
  const words = useTexts(common);
  const levels = ({ F1, F2 }: { F1: number; F2: number }) =>
    t('showLevels', { F1: formatNumber(F1), F2: formatNumber(F2) });
  const { below } = preview;
  return (
    <div className="stack" aria-live="polite" aria-busy={busy}>
      <h2>{busy ? `${t('previewTitle')}: ${t('previewing')}` : t('previewTitle')}</h2>
      <Facts
        items={[
          [t('show'), <strong key="show">{levels(preview.proposed)}</strong>],
          [t('orders'), <strong key="orders">{formatNumber(preview.orders)}</strong>],
          [t('cutScore'), levels(below.score)],
          [t('cutCap'), levels(below.cap)],
          [t('cutPlace'), levels(below.place)],
          [t('decidedCount'), levels(preview.decided)],
          [t('placesFound'), formatNumber(preview.places.length)],
        ]}
      />
      {preview.places.length === 0 ? null : (
        <ul className="plain small">
          {preview.places.slice(0, MOST_PLACES).map((place) => (
            <li key={`${place.placeId} ${place.from}`}>
              {t('placeLine', {
                name: place.placeName,
                from: formatInstant(place.from),
                to: formatInstant(place.to),
                people: formatNumber(place.people),
                covered: formatNumber(place.covered),
              })}
            </li>
          ))}
        </ul>
      )}
      <span className="muted small">{words('asOf', { time: formatInstant(preview.asOf) })}</span>
    </div>
  );
}
