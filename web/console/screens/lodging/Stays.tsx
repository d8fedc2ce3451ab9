import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber, localToInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { SearchBox } from '../../kit/list/SearchBox.tsx';
import { useSelection } from '../../kit/list/selection.ts';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { common } from '../../kit/texts.ts';
import { ChangeBar } from './ChangeBar.tsx';
import { texts } from './texts.ts';
import { useStayColumns } from './useStayColumns.tsx';
import { VisitDialog } from './VisitDialog.tsx';
import type { Stay } from './types.ts';

const instant = (local: string | undefined) => (local === undefined ? undefined : localToInstant(local));

/** Stays of the officer's areas, or those that a host registered. */
export function Stays() {
  const t = useTexts(texts);
  const words = useTexts(common);
  const mayChange = useRight('lodging.record');
  const seesPeople = useRight('person.read');
  const navigate = useNavigate();
  const [url, change] = useUrlState();
  const [visiting, setVisiting] = useState<Stay | null>(null);
  const selection = useSelection();
  const filters = {
    q: url['q'],
    view: urlCode('stayView', url['view']),
    state: urlCode('stayState', url['state']),
    area: url['area'],
    from: instant(url['from']),
    to: instant(url['to']),
    sort: url['sort'],
  };
  const list = useList('GET /lodging/stays', { query: filters });
  const columns = useStayColumns(setVisiting);
  const open = (row: Stay) => {
    if (row.personId !== null) {
      void navigate({ to: '/people/$id', params: { id: row.personId } });
    }
  };
  const chosen = list.rows.filter((row) => selection.keys.has(row.id));
  return (
    <>
      <Filters url={url} change={change} names={['q', 'view', 'state', 'area', 'from', 'to']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="stayView"
          label={t('view')}
          all={t('anyView')}
          name="view"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="stayState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <DateField
          label={t('from')}
          time
          value={url['from'] ?? null}
          onChange={(from) => change({ from: from ?? undefined })}
        />
        <DateField
          label={t('to')}
          time
          value={url['to'] ?? null}
          onChange={(to) => change({ to: to ?? undefined })}
        />
      </Filters>
      <div className="row spread">
        <p className="muted" aria-live="polite">
          {list.total === null ? '' : t('total', { n: formatNumber(list.total) })}
        </p>
        <ExportList url={fileUrl('GET /lodging/stays', { query: filters as object })} people name="lodging" />
      </div>
      <ChangeBar chosen={chosen} onDone={selection.clear} />
      <DataList
        label={t('label')}
        list={list}
        sort={url['sort']}
        onSort={(sort) => change({ sort })}
        columns={columns}
        {...(mayChange ? { selection } : {})}
        {...(seesPeople ? { onOpen: open } : {})}
        rowKey={(row) => row.id}
        rowName={(row) => row.name}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {visiting === null ? null : (
        <VisitDialog key={visiting.id} stay={visiting} onClose={() => setVisiting(null)} />
      )}
    </>
  );
}
