import { Checkbox } from '@mantine/core';
import { useState } from 'react';
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
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { DecideBar } from './DecideBar.tsx';
import { permitColumns } from './permitColumns.tsx';
import { QrDialog } from './QrDialog.tsx';
import { ReportsDialog } from './ReportsDialog.tsx';
import { texts } from './texts.ts';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import type { Permit } from './types.ts';

type Opened = { readonly what: 'qr' | 'withdraw' | 'reports'; readonly permit: Permit };

/** Requests and permits; who may decide ticks many and decides at once. */
export function Queue({ decides }: { readonly decides: boolean }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [url, change] = useUrlState();
  const selection = useSelection();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [withdrawn, setWithdrawn] = useState<string | null>(null);
  const query = {
    q: url['q'],
    kind: urlCode('permitKind', url['kind']),
    state: urlCode('permitState', url['state']),
    area: url['area'],
    reported: url['reported'] === 'true' ? true : undefined,
  };
  const list = useList('GET /permits', { query });
  const columns = permitColumns({
    decides,
    onQr: (permit) => setOpened({ what: 'qr', permit }),
    onWithdraw: (permit) => setOpened({ what: 'withdraw', permit }),
    onReports: (permit) => setOpened({ what: 'reports', permit }),
  });
  const close = () => setOpened(null);
  return (
    <>
      <Filters url={url} change={change} names={['q', 'kind', 'state', 'area', 'reported']}>
        <SearchBox label={t('search')} value={url['q']} onChange={(q) => change({ q })} />
        <CodeFilter
          kind="permitState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
        <CodeFilter
          kind="permitKind"
          label={t('kind')}
          all={t('anyKind')}
          name="kind"
          url={url}
          change={change}
        />
        <AreaPicker
          label={words('area')}
          value={url['area'] ?? null}
          onPick={(area) => change({ area: area ?? undefined })}
        />
        <Checkbox
          label={t('reported')}
          checked={url['reported'] === 'true'}
          onChange={(event) => change({ reported: event.currentTarget.checked ? 'true' : undefined })}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /permits', { query: query as object })} people name="permits" />
      </div>
      {withdrawn === null ? null : <Notice tone="good">{t('withdrawn', { code: withdrawn })}</Notice>}
      {decides ? <DecideBar selection={selection} rows={list.rows} /> : null}
      <DataList
        label={t('label')}
        list={list}
        {...(decides ? { selection } : {})}
        columns={columns}
        rowKey={(row) => row.id}
        rowName={(row) => [row.name, row.plate ?? row.enterprise].join(' ')}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {opened?.what === 'qr' ? <QrDialog permit={opened.permit} onClose={close} /> : null}
      {opened?.what === 'reports' ? <ReportsDialog permit={opened.permit} onClose={close} /> : null}
      {opened?.what === 'withdraw' ? (
        <WithdrawDialog
          permit={opened.permit}
          onClose={close}
          onDone={() => {
            setWithdrawn(opened.permit.shortCode);
            close();
          }}
        />
      ) : null}
    </>
  );
}
