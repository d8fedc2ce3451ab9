import { formatDate, formatTime } from '../../shared/formats.ts';
import { useLanguage, useTexts } from '../kit/i18n.ts';
import type { WallTile } from './ages.ts';
import { figureText } from './figureText.ts';
import { texts } from './texts.ts';

const WIDTH = 1_000;
const HEIGHT = 300;
const GAP = 0.25;

/** Counts by day or hour as bars; the last one is still filling and only outlined. Its table is there for readers. */
export function Bars({ tile }: { readonly tile: WallTile }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const most = Math.max(1, ...tile.points.map(([, value]) => value ?? 0));
  const step = WIDTH / Math.max(1, tile.points.length);
  const label = (at: string) => (tile.window === 'hours' ? formatTime(at) : formatDate(at).slice(0, 5));
  const last = tile.points.length - 1;
  return (
    <div className="wall-bars">
      <p className="wall-soft wall-right">{t('most', { n: figureText(tile, most, '–') })}</p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="wall-axis" />
        {tile.points.map(([at, value], index) => (
          <rect
            key={at}
            x={index * step + (step * GAP) / 2}
            width={step * (1 - GAP)}
            y={HEIGHT - (Math.max(0, value ?? 0) / most) * HEIGHT}
            height={(Math.max(0, value ?? 0) / most) * HEIGHT}
            className={index === last ? 'wall-bar wall-bar-open' : 'wall-bar'}
          />
        ))}
      </svg>
      <p className="wall-ends">
        <span>{tile.points[0] === undefined ? '' : label(tile.points[0][0])}</span>
        <span>{tile.points[last] === undefined ? '' : label(tile.points[last][0])}</span>
      </p>
      <div className="hidden">
        <table>
          <caption>{tile[lang]}</caption>
          <tbody>
            {tile.points.map(([at, value]) => (
              <tr key={at}>
                <th scope="row">{label(at)}</th>
                <td>{figureText(tile, value, '–')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
