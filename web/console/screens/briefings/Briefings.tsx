import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { CodeFilter, urlCode } from '../../kit/list/CodeFilter.tsx';
import { DataList } from '../../kit/list/DataList.tsx';
import { Filters } from '../../kit/list/Filters.tsx';
import { useList } from '../../kit/list/useList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';
import { TimesDialog } from './TimesDialog.tsx';

const EVERY_MS = 60_000;

/** Frozen figures, newest first. */
export function Briefings() {
  const t = useTexts(texts);
  const name = useLabel();
  const navigate = useNavigate();
  const works = useRight('command.work');
  const manages = useRight('command.manage');
  const [url, change] = useUrlState();
  const [setting, setSetting] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const times = useApi('GET /command/briefing-times', {});
  const cut = useSend('POST /command/briefings', ['/command/briefings']);
  const query = { state: urlCode('briefingState', url['state']) };
  const list = useList('GET /command/briefings', { query }, { everyMs: EVERY_MS });
  const hours = times.data?.hours.map((hour) => `${String(hour).padStart(2, '0')}:00`).join(', ');
  const freeze = async () => {
    const result = await cut.send({ body: {} });
    setMade(result.ok ? result.data.number : null);
  };
  const open = (id: string) => void navigate({ to: '/briefings/$id', params: { id } });
  return (
    <Page
      title={t('title')}
      lead={hours === undefined ? t('leadPlain') : t('lead', { hours })}
      actions={
        <>
          {works ? (
            <Button loading={cut.busy} onClick={() => void freeze()}>
              {t('cutNow')}
            </Button>
          ) : null}
          {manages && times.data !== undefined ? (
            <Button variant="default" onClick={() => setSetting(true)}>
              {t('times')}
            </Button>
          ) : null}
        </>
      }
    >
      {made === null ? null : <Notice tone="good">{t('cutDone', { number: made })}</Notice>}
      <FailureNotice failure={cut.failure} />
      <Filters url={url} change={change} names={['state']}>
        <CodeFilter
          kind="briefingState"
          label={t('state')}
          all={t('anyState')}
          name="state"
          url={url}
          change={change}
        />
      </Filters>
      <div className="row">
        <ExportList url={fileUrl('GET /command/briefings', { query: query as object })} name="briefings" />
      </div>
      <DataList
        label={t('label')}
        list={list}
        columns={[
          {
            id: 'number',
            title: t('number'),
            render: (row) => (
              <Link to="/briefings/$id" params={{ id: row.id }}>
                {row.number}
              </Link>
            ),
          },
          {
            id: 'at',
            title: t('at'),
            render: (row) => (
              <>
                <strong>{showInstant(row.at)}</strong>
                <span className="muted small block">{t('made', { at: showInstant(row.madeAt) })}</span>
              </>
            ),
          },
          { id: 'origin', title: t('origin'), render: (row) => name('briefingOrigin', row.origin) },
          {
            id: 'state',
            title: t('state'),
            render: (row) => (
              <>
                <StatusTag kind="briefingState" code={row.state} />
                {row.signature === null ? null : (
                  <span className="muted small block">
                    {t('signedBy', { by: row.signature.by, position: row.signature.position })}
                  </span>
                )}
              </>
            ),
          },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => row.number}
        onOpen={(row) => open(row.id)}
        empty={{ title: t('none'), hint: t('noneHint') }}
      />
      {setting && times.data !== undefined ? (
        <TimesDialog hours={times.data.hours} onClose={() => setSetting(false)} />
      ) : null}
    </Page>
  );
}
