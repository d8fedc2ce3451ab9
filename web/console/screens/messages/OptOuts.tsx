import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fileUrl } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Phones that want urgent texts only, by their own answer or noted by an officer who was asked. */
export function OptOuts() {
  const t = useTexts(texts);
  const [open, setOpen] = useState(false);
  return (
    <details className="panel" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('optOuts')}</summary>
      {open ? <List /> : null}
    </details>
  );
}

function List() {
  const t = useTexts(texts);
  const name = useLabel();
  const [phone, setPhone] = useState('');
  const [noted, setNoted] = useState(false);
  const list = useList('GET /messages/opt-outs', { query: {} });
  const note = useSend('POST /messages/opt-outs', ['/messages']);
  const given = typed(phone);
  const add = async () => {
    setNoted(false);
    if (given !== undefined && (await note.send({ body: { phone: given, wants: 'urgent-only' } })).ok) {
      setPhone('');
      setNoted(true);
    }
  };
  return (
    <div className="stack">
      <p className="muted">{t('optOutsLead')}</p>
      <div className="row">
        <TextInput
          label={t('optOutPhone')}
          inputMode="tel"
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Button
          variant="default"
          loading={note.busy}
          disabled={given === undefined}
          onClick={() => void add()}
        >
          {t('optOutAdd')}
        </Button>
        <ExportList url={fileUrl('GET /messages/opt-outs', { query: {} })} name="tu-choi-tin" people />
      </div>
      <FailureNotice failure={note.failure} labels={{ phone: t('optOutPhone') }} />
      {noted ? <Notice tone="good">{t('optOutNoted')}</Notice> : null}
      <DataList
        label={t('optOuts')}
        list={list}
        columns={[
          { id: 'phone', title: t('phone'), render: (row) => <PhoneLink phone={row.phone} /> },
          { id: 'at', title: t('at'), render: (row) => showInstant(row.at) },
          {
            id: 'via',
            title: t('optOutVia'),
            className: 'wrap',
            render: (row) => (
              <>
                {name('optOutWay', row.via)}
                {row.by === null ? null : <span className="muted small block">{row.by}</span>}
              </>
            ),
          },
          {
            id: 'end',
            title: t('optOutEnd'),
            render: ({ phone: own }) =>
              own === null ? null : (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={note.busy}
                  onClick={() => void note.send({ body: { phone: own, wants: 'all' } })}
                >
                  {t('optOutAgain')}
                  <span className="hidden"> {own}</span>
                </Button>
              ),
          },
        ]}
        rowKey={(row) => `${row.phone ?? ''} ${row.at}`}
        rowName={(row) => row.phone ?? showInstant(row.at)}
        empty={{ title: t('noOptOuts') }}
      />
    </div>
  );
}
