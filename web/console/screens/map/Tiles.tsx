import { calendarDate, formatInstant, formatNumber } from '../../../shared/formats.ts';
import type { DataOf } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { texts } from './texts.ts';

type TileText = 'cases' | 'f1' | 'f2' | 'orders' | 'scans';
type Tile = {
  readonly text: TileText;
  /** Code of the metric; a server without it shows no figure. */
  readonly metric: string;
  /** `total` counts what stands now, `day` what happened today. */
  readonly step: 'day' | 'total';
};

const tiles: readonly Tile[] = [
  { text: 'cases', metric: 'cases.reported', step: 'day' },
  { text: 'f1', metric: 'contacts.f1', step: 'day' },
  { text: 'f2', metric: 'contacts.f2', step: 'day' },
  { text: 'orders', metric: 'orders.in-force', step: 'total' },
  { text: 'scans', metric: 'presence.stays', step: 'day' },
];

/** The figures of the day, each with the time that its data are as of. */
export function Tiles() {
  const t = useTexts(texts);
  const metrics = useApi('GET /metrics-list', {});
  return (
    <>
      <FailureNotice failure={metrics.error} retry={() => void metrics.refetch()} />
      <section className="tiles" aria-label={t('figures')}>
        {tiles.map((tile) => (
          <Figure
            key={tile.text}
            tile={tile}
            metric={metrics.data?.items.find((one) => one.code === tile.metric)?.code}
          />
        ))}
      </section>
    </>
  );
}

/** Sum of the figures of one metric. */
function sumOf(figures: DataOf<'GET /figures'>): number {
  return figures.series.reduce(
    (sum, series) => sum + series.points.reduce((total, [, value]) => total + value, 0),
    0,
  );
}

function Figure({ tile, metric }: { readonly tile: Tile; readonly metric: string | undefined }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const today = calendarDate(useNow());
  const from = tile.step === 'day' ? `${today}T00:00:00+07:00` : undefined;
  const query = useApi(
    'GET /figures',
    { query: { metric: metric ?? '', step: tile.step, from } },
    { enabled: metric !== undefined, keep: true, everyMs: 60_000 },
  );
  const { data } = query;
  return (
    <div className="tile">
      <span className="muted">{t(tile.text)}</span>
      <strong aria-live="polite">{data === undefined ? '–' : formatNumber(sumOf(data))}</strong>
      <span className="muted small">
        {data?.asOf ? words('asOf', { time: formatInstant(data.asOf) }) : t('noFigure')}
      </span>
      <FailureNotice failure={query.error} />
    </div>
  );
}
