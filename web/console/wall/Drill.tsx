import { useEffect } from 'react';
import { formatNumber } from '../../shared/formats.ts';
import { useLanguage, useTexts } from '../kit/i18n.ts';
import { Loading } from '../kit/state/Loading.tsx';
import { useApi } from '../kit/useApi.ts';
import type { WallTile } from './ages.ts';
import { texts } from './texts.ts';
import { figureText } from './figureText.ts';
import { Change } from './Tile.tsx';

/** Communes on one page: in two columns of eleven, large enough to be read across a room. */
export const ROWS = 22;

type DrillProps = {
  readonly scene: string;
  readonly tile: WallTile;
  readonly page: number;
  readonly frozen: boolean;
  readonly onRows: (rows: number) => void;
};

/** One tile by commune, most first. */
export function Drill({ scene, tile, page, frozen, onRows }: DrillProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const query = useApi(
    'GET /command/wall/communes',
    { query: { scene, tile: tile.id } },
    { keep: true, enabled: !frozen },
  );
  const rows = query.data?.rows ?? [];
  const total = rows.length;
  useEffect(() => onRows(total), [onRows, total]);
  const pages = Math.max(1, Math.ceil(total / ROWS));
  const shown = rows.slice(page * ROWS, (page + 1) * ROWS);
  const halves = [shown.slice(0, ROWS / 2), shown.slice(ROWS / 2)].filter((half) => half.length > 0);
  return (
    <section className="wall-drill">
      <h2>
        {t('communes', { tile: tile[lang] })}{' '}
        <span className="wall-soft">· {t('page', { page: page + 1, pages })}</span>
      </h2>
      {query.data === undefined ? frozen ? <p>{t('frozenDrill')}</p> : <Loading /> : null}
      <div className="wall-halves">
        {halves.map((half, index) => (
          <table key={half[0]!.areaId} className="wall-table">
            <caption className="hidden">{`${tile[lang]} ${index + 1}`}</caption>
            <thead>
              <tr>
                <th scope="col">{t('area')}</th>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('change')}</th>
              </tr>
            </thead>
            <tbody>
              {half.map((row) => (
                <tr key={row.areaId}>
                  <th scope="row">{row.name}</th>
                  <td>
                    <strong>{figureText(tile, row.value, '–')}</strong>
                    {row.denominator === null ? null : (
                      <span className="wall-soft">
                        {' '}
                        {`${formatNumber(row.numerator ?? 0)}/${formatNumber(row.denominator)}`}
                      </span>
                    )}
                  </td>
                  <td>
                    <Change tile={tile} change={row.change} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}
