import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { zoneWord } from '../../../shared/zones.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Column } from '../../kit/list/Column.ts';
import { Head } from '../../kit/list/Head.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { rank } from './rank.ts';
import { texts } from './texts.ts';
import { ZoneSign } from './ZoneSign.tsx';
import type { MapArea } from './types.ts';

type RankingProps = {
  readonly areas: readonly MapArea[];
  readonly suppressedBelow: number;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
};

/** The same zones as a table that can be sorted by each figure. */
export function Ranking({ areas, suppressedBelow, selected, onSelect }: RankingProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [sort, setSort] = useState<string | undefined>('-casesPer100k');
  /** A copy of the map from before contacts were counted has none; few of them are hidden by the server. */
  const contacts = (value: number | null | undefined) =>
    value === undefined
      ? '–'
      : value === null
        ? t('suppressed', { n: suppressedBelow })
        : formatNumber(value);
  const columns: Column<MapArea>[] = [
    {
      id: 'name',
      title: t('area'),
      sort: 'name',
      render: (area) => (
        <>
          <button type="button" className="sort" onClick={() => onSelect(area.id)}>
            {area.name}
          </button>
          <span className="zone-cell small">
            <ZoneSign level={area.level} /> {zoneWord(area.level, lang)}
          </span>
        </>
      ),
    },
    {
      id: 'cases',
      title: t('caseCount'),
      sort: 'cases',
      end: true,
      render: (area) =>
        area.cases === null ? t('suppressed', { n: suppressedBelow }) : formatNumber(area.cases),
    },
    {
      id: 'rate',
      title: t('rate'),
      sort: 'casesPer100k',
      end: true,
      render: (area) =>
        area.casesPer100k !== null
          ? formatNumber(area.casesPer100k)
          : area.cases === null
            ? '–'
            : t('noRate'),
    },
    ...(['contactsF1', 'contactsF2'] as const).map((field): Column<MapArea> => ({
      id: field,
      title: t(field),
      sort: field,
      end: true,
      render: (area) => contacts(area[field]),
    })),
    {
      id: 'scans',
      title: t('scansToday'),
      sort: 'scansToday',
      end: true,
      render: (area) => (area.scansToday === null ? '–' : formatNumber(area.scansToday)),
    },
  ];
  if (areas.length === 0) {
    return <Empty title={t('noAreas')} />;
  }
  return (
    <>
      <p className="muted small">{t('window')}</p>
      <div className="table-region ranking">
        <table className="table">
          <caption className="hidden">{t('ranking')}</caption>
          <Head columns={columns} sort={sort} onSort={setSort} select={undefined} />
          <tbody>
            {rank(areas, sort).map((area) => (
              <tr key={area.id} data-ticked={area.id === selected ? '' : undefined}>
                {columns.map((column) => (
                  <td key={column.id} className={column.end === true ? 'end' : undefined}>
                    {column.render(area)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
