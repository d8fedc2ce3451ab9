import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { calendarDate, formatDate, formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import type { DataOf } from '../../kit/api.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Panel } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { useNow } from '../../kit/useNow.ts';
import { AddAuthority } from './AddAuthority.tsx';
import { authorityState } from './authority-state.ts';
import { texts } from './texts.ts';

/** Who may sign for an office, and for those who manage it: entering and ending. */
export function Authorities() {
  const t = useTexts(texts);
  const mayManage = useRight('organisation.manage');
  const [url, change] = useUrlState();
  const [adding, setAdding] = useState(false);
  const [saved, setSaved] = useState(false);
  const offices = useApi('GET /organisations', { query: { limit: 200 } });
  const items = offices.data?.items ?? [];
  const officeId = url['office'] ?? '';
  const add =
    mayManage && officeId !== '' ? <Button onClick={() => setAdding(true)}>{t('add')}</Button> : null;
  return (
    <Panel title={t('authorities')} actions={add}>
      <FailureNotice failure={offices.error} retry={() => void offices.refetch()} />
      <NativeSelect
        label={t('office')}
        value={officeId}
        data={[
          { value: '', label: t('chooseOffice') },
          ...items.map((one) => ({ value: one.id, label: `${one.name} (${one.areaName})` })),
        ]}
        onChange={(event) => {
          setSaved(false);
          change({ office: event.currentTarget.value === '' ? undefined : event.currentTarget.value });
        }}
      />
      {saved ? <Notice tone="good">{t('saved')}</Notice> : null}
      {officeId === '' ? (
        <p className="muted">{t('chooseFirst')}</p>
      ) : (
        <AuthorityTable officeId={officeId} mayManage={mayManage} />
      )}
      {adding ? (
        <AddAuthority
          officeId={officeId}
          onClose={(done) => {
            setAdding(false);
            setSaved(done);
          }}
        />
      ) : null}
    </Panel>
  );
}

const tones = { active: 'good', ending: 'warning', coming: 'blue', ended: 'muted' } as const;

/** Whether it holds today, will, or did; and how many days are left of one that ends soon. */
function Standing({ row }: { readonly row: Authority }) {
  const t = useTexts(texts);
  const { state, left } = authorityState(row, calendarDate(useNow()));
  return <Tag tone={tones[state]}>{t(state, { n: left === null ? '' : formatNumber(left) })}</Tag>;
}

type Authority = DataOf<'GET /signing-authorities'>['items'][number];
type AuthorityTableProps = { readonly officeId: string; readonly mayManage: boolean };

function AuthorityTable({ officeId, mayManage }: AuthorityTableProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const [ending, setEnding] = useState<Authority | null>(null);
  const known = useApi('GET /signing-authorities', { query: { office: officeId } });
  const end = useSend('POST /signing-authorities/{id}/end', ['/signing-authorities']);
  return (
    <>
      <div className="row">
        <ExportList
          url={fileUrl('GET /signing-authorities', { query: { office: officeId } })}
          name="signing-authorities"
        />
      </div>
      <Await query={known}>
        {({ items }) => (
          <DataList
            label={t('authorities')}
            list={fixedList(items)}
            columns={[
              {
                id: 'name',
                title: t('name'),
                className: 'wrap',
                render: (row) => (
                  <>
                    <strong>{row.name}</strong>
                    <span className="small block">{name('signingForm', row.form)}</span>
                    <span className="muted small block">{row.document}</span>
                  </>
                ),
              },
              {
                id: 'lines',
                title: t('signature'),
                className: 'wrap',
                render: (row) =>
                  row.lines.map((line) => (
                    <span key={line} className="block">
                      {line}
                    </span>
                  )),
              },
              {
                id: 'kinds',
                title: t('kinds'),
                className: 'wrap',
                render: (row) => row.kinds.map((kind) => name('signingAct', kind)).join(', '),
              },
              {
                id: 'state',
                title: t('state'),
                className: 'wrap',
                render: (row) => (
                  <>
                    <Standing row={row} />
                    <span className="small block">
                      {formatDate(row.validFrom)} –{' '}
                      {row.validTo === null ? t('noEnd') : formatDate(row.validTo)}
                    </span>
                    <span className="muted small block">{row.endReason}</span>
                  </>
                ),
              },
              {
                id: 'acts',
                title: t('acts'),
                render: (row) =>
                  mayManage && row.endedAt === null ? (
                    <Button
                      variant="default"
                      size="compact-sm"
                      onClick={() => {
                        end.clear();
                        setEnding(row);
                      }}
                    >
                      {t('end')}
                      <span className="hidden"> {row.name}</span>
                    </Button>
                  ) : null,
              },
            ]}
            rowKey={(row) => row.id}
            rowName={(row) => row.name}
            empty={{ title: t('noAuthorities') }}
          />
        )}
      </Await>
      {ending === null ? null : (
        <ReasonDialog
          title={t('endTitle', { name: ending.name })}
          submit={t('end')}
          busy={end.busy}
          failure={end.failure}
          onClose={() => setEnding(null)}
          onSend={async (reason = '') => {
            const result = await end.send({ params: { id: ending.id }, body: { reason } });
            if (result.ok) {
              setEnding(null);
            }
          }}
        >
          <p>{t('endHint')}</p>
        </ReasonDialog>
      )}
    </>
  );
}
