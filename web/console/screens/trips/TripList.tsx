import { useNavigate } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { DecideBar } from './DecideBar.tsx';
import { GateSelect } from './GateSelect.tsx';
import { texts } from './texts.ts';
import { tripColumns } from './tripColumns.tsx';

const EVERY_MS = 30_000;

/** Trips of the own gates and posts; those that wait for it are accepted or refused, many at once. */
export function TripList() {
  const t = useTexts(texts);
  const decides = useRight('trip.record');
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const selection = useSelection();
  const query = {
    q: url['q'],
    gate: url['gate'],
    view: urlCode('tripView', url['view']),
    state: urlCode('tripState', url['state']),
    direction: urlCode('tripDirection', url['direction']),
    nation: urlCode('plateNation', url['nation']),
    sort: url['sort'],
  };
  const list = useList('GET /border/trips', { query }, { everyMs: EVERY_MS });
  const filter = { url, change };
  return (
    <>
      <Filters {...filter} names={['q', 'gate', 'view', 'state', 'direction', 'nation']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter kind="tripView" label={t('view')} all={t('anyView')} name="view" {...filter} />
        <CodeFilter kind="tripState" label={t('state')} all={t('anyState')} name="state" {...filter} />
        <GateSelect {...filter} />
        <CodeFilter
          kind="tripDirection"
          label={t('direction')}
          all={t('anyDirection')}
          name="direction"
          {...filter}
        />
        <CodeFilter kind="plateNation" label={t('nation')} all={t('anyNation')} name="nation" {...filter} />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /border/trips', { query: query as object })} people name="trips" />
      </div>
      {decides ? <DecideBar selection={selection} rows={list.rows} /> : null}
      <DataList
        label={t('label')}
        list={list}
        {...(decides ? { selection } : {})}
        columns={tripColumns()}
        rowKey={(row) => row.id}
        rowName={(row) => [row.plate ?? '', row.driver].join(' ')}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        onOpen={(row) => void navigate({ to: '/trips/$id', params: { id: row.id } })}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
    </>
  );
}
