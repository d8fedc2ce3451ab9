import { useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ZoneName } from '../gates/ZoneWord.tsx';
import type { Zones } from './types.ts';
import { texts } from './texts.ts';

type ZoneUnitsProps = { readonly zones: Zones; readonly limit: number };

/** What a table says of each unit, searched by name or code. */
export function ZoneUnits({ zones, limit }: ZoneUnitsProps) {
  const t = useTexts(texts);
  const [url, change] = useUrlState();
  const table = zones.tables.find(({ id }) => id === url['table']) ?? zones.tables[0];
  return (
    <Panel title={t('units', { at: showInstant(table?.asOf) })}>
      <Filters url={url} change={change} names={['q', 'table']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
      </Filters>
      {zones.items.length >= limit ? <p className="muted">{t('most')}</p> : null}
      <DataList
        label={t('units', { at: showInstant(table?.asOf) })}
        list={fixedList(zones.items)}
        columns={[
          {
            id: 'unit',
            title: t('unit'),
            className: 'wrap',
            render: (row) => <strong>{row.areaName}</strong>,
          },
          { id: 'code', title: t('code'), render: (row) => row.areaCode },
          { id: 'level', title: t('level'), render: (row) => <ZoneName rank={row.rank} /> },
        ]}
        rowKey={(row) => row.areaCode}
        rowName={(row) => row.areaName}
        empty={{ title: t('noUnits') }}
      />
    </Panel>
  );
}
