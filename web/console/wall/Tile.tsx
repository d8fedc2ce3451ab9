import { formatNumber } from '../../shared/formats.ts';
import { useLanguage, useTexts } from '../kit/i18n.ts';
import { ageText, freshness, type WallSource, type WallTile } from './ages.ts';
import { Bars } from './Bars.tsx';
import { figureText } from './figureText.ts';
import { Posts } from './Posts.tsx';
import { texts } from './texts.ts';
import { WallMap } from './WallMap.tsx';

type TileProps = {
  readonly tile: WallTile;
  /** The digit that opens it; null while none is asked for. */
  readonly number: number | null;
  readonly source: WallSource | undefined;
  readonly now: number;
  readonly frozen?: boolean;
};

/** One figure of a scene with its change and the age of its source; a source that is too old greys it. */
export function Tile({ tile, number, source, now, frozen = false }: TileProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const state = source === undefined ? 'none' : freshness(source, now);
  return (
    <section
      className={`wall-tile wall-${state} wall-tile-${tile.kind}`}
      data-tile={tile.id}
      style={{
        gridColumn: `${tile.place.column} / span ${tile.place.columns}`,
        gridRow: `${tile.place.row} / span ${tile.place.rows}`,
      }}
    >
      <h2>
        {number === null ? null : (
          <kbd className="wall-digit" aria-label={t('tileNumber', { n: number })}>
            {number}
          </kbd>
        )}
        {tile[lang]}
      </h2>
      <Body tile={tile} frozen={frozen} />
      <p className="wall-age wall-soft">
        {state === 'old' ? <strong className="wall-old-word">{t('old')}</strong> : null}
        {state === 'late' ? <strong>{t('late')}</strong> : null}
        {source === undefined ? '' : t('source', { name: source[lang], age: ageText(source.asOf, now) })}
      </p>
    </section>
  );
}

function Body({ tile, frozen }: { readonly tile: WallTile; readonly frozen: boolean }) {
  switch (tile.kind) {
    case 'map':
      return <WallMap frozen={frozen} levels={tile.levels} />;
    case 'series':
      return <Bars tile={tile} />;
    case 'ranking':
      return <Ranked tile={tile} />;
    case 'gates':
      return <Posts tile={tile} />;
    default:
      return <Figure tile={tile} />;
  }
}

function Figure({ tile }: { readonly tile: WallTile }) {
  const t = useTexts(texts);
  return (
    <>
      <p className="wall-figure">{figureText(tile, tile.value, '–')}</p>
      <p className="wall-change">
        <Change tile={tile} change={tile.change} words />
      </p>
      {tile.denominator === null ? null : (
        <p className="wall-soft">
          {tile.value === null
            ? t('noShare')
            : t('parts', {
                numerator: formatNumber(tile.numerator ?? 0),
                denominator: formatNumber(tile.denominator),
              })}
        </p>
      )}
    </>
  );
}

type ChangeProps = {
  readonly tile: Pick<WallTile, 'better' | 'comparison' | 'unit'>;
  readonly change: number | null;
  readonly words?: boolean;
};

/** A change with its arrow, its sign and what it is against; good or bad only where the figure has a better side. */
export function Change({ tile, change, words = false }: ChangeProps) {
  const t = useTexts(texts);
  if (change === null) {
    return <span className="wall-soft">{words ? t('noChange') : '–'}</span>;
  }
  const against = words ? ` ${t(tile.comparison)}` : '';
  if (change === 0) {
    return (
      <span className="wall-soft">
        {t('same')}
        {against}
      </span>
    );
  }
  const good = tile.better === null ? null : tile.better === (change > 0 ? 'up' : 'down');
  const size = `${formatNumber(Math.abs(change))}${tile.unit === '%' ? ' %' : ''}`;
  return (
    <span className={good === null ? undefined : good ? 'wall-good' : 'wall-worse'}>
      {change > 0 ? `▲ +${size}` : `▼ −${size}`}
      <span className="wall-soft">{against}</span>
    </span>
  );
}

function Ranked({ tile }: { readonly tile: WallTile }) {
  const t = useTexts(texts);
  if (tile.rows.length === 0) {
    return <p className="wall-soft wall-fill">{t('noRows')}</p>;
  }
  return (
    <table className="wall-table">
      <caption className="hidden">{t('value')}</caption>
      <thead className="hidden">
        <tr>
          <th scope="col">{t('area')}</th>
          <th scope="col">{t('value')}</th>
          <th scope="col">{t('change')}</th>
        </tr>
      </thead>
      <tbody>
        {tile.rows.map((row) => (
          <tr key={row.areaId}>
            <th scope="row">{row.name}</th>
            <td>
              <strong>{figureText(tile, row.value, '–')}</strong>
            </td>
            <td>
              <Change tile={tile} change={row.change} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
