import { Button, NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { useList } from '../../kit/list/useList.ts';
import { Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';
import { UnitSelect } from './UnitSelect.tsx';

type Printing = DataOf<'POST /people/cards/prints'>;

/** Prints the cards of a hamlet, and shows who printed what. */
export function CardPrints() {
  const t = useTexts(texts);
  const [unitId, setUnitId] = useState<string | null>(null);
  const [which, setWhich] = useState<'without-card' | 'all'>('without-card');
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<Printing | null>(null);
  const { send, busy, failure } = useSend('POST /people/cards/prints', ['/people']);
  const prepare = async () => {
    setTried(true);
    if (unitId !== null) {
      const answer = await send({ body: { id: newId(), areaId: unitId, which } });
      setMade(answer.ok ? answer.data : null);
    }
  };
  return (
    <>
      <Panel title={t('printTitle')}>
        <p className="muted">{t('printLead')}</p>
        <div className="three">
          <UnitSelect whole value={unitId} onChange={setUnitId} />
          <NativeSelect
            label={t('which')}
            value={which}
            data={[
              { value: 'without-card', label: t('withoutCard') },
              { value: 'all', label: t('everybody') },
            ]}
            onChange={(event) => setWhich(event.currentTarget.value === 'all' ? 'all' : 'without-card')}
          />
        </div>
        {tried && unitId === null ? <Notice tone="warning">{t('needUnit')}</Notice> : null}
        <FailureNotice failure={failure} typing />
        <div className="row">
          <Button loading={busy} onClick={() => void prepare()}>
            {t('prepare')}
          </Button>
        </div>
        {made === null ? null : <MadeCards made={made} />}
        <p className="muted">{t('lost')}</p>
      </Panel>
      <Log />
    </>
  );
}

/** What a printing came to, and its sheets. */
export function MadeCards({ made }: { readonly made: Printing }) {
  const t = useTexts(texts);
  return (
    <Notice
      tone={made.skipped.length === 0 ? 'good' : 'warning'}
      title={t('ready', { n: formatNumber(made.cards), issued: formatNumber(made.issued) })}
    >
      {made.left === 0 ? null : <p>{t('left', { n: formatNumber(made.left) })}</p>}
      {made.skipped.length === 0 ? null : (
        <>
          <p>{t('skipped', { n: formatNumber(made.skipped.length) })}</p>
          <ul>
            {made.skipped.map(({ personId, name, lacks }) => (
              <li key={personId}>
                <Link to="/people/$id" params={{ id: personId }}>
                  {name}
                </Link>
                : {lacks.includes('birthYear') ? t('lacksYear') : t('lacksOther')}
              </li>
            ))}
          </ul>
        </>
      )}
      {made.cards === 0 ? null : <PdfButton id={made.id} />}
    </Notice>
  );
}

function PdfButton({ id }: { readonly id: string }) {
  const t = useTexts(texts);
  return (
    <FileButton
      url={fileUrl('GET /people/cards/prints/{id}/cards.pdf', { params: { id } })}
      accept="application/pdf"
      name="the-ca-nhan.pdf"
    >
      {t('pdf')}
    </FileButton>
  );
}

function Log() {
  const t = useTexts(texts);
  const name = useLabel();
  const list = useList('GET /people/cards/prints', { query: {} });
  return (
    <Panel
      title={t('log')}
      actions={<ExportList url={fileUrl('GET /people/cards/prints', { query: {} })} name="card-prints" />}
    >
      <DataList
        label={t('log')}
        list={list}
        columns={[
          { id: 'at', title: t('at'), render: (row) => showInstant(row.at) },
          { id: 'kind', title: t('kind'), render: (row) => name('cardPrintKind', row.kind) },
          {
            id: 'where',
            title: t('where'),
            className: 'wrap',
            render: (row) => [row.unitName, row.areaName].filter(Boolean).join(', ') || '–',
          },
          { id: 'count', title: t('count'), className: 'number', render: (row) => formatNumber(row.cards) },
          { id: 'by', title: t('by'), className: 'wrap', render: (row) => row.by },
          { id: 'pdf', title: 'PDF', render: (row) => <PdfButton id={row.id} /> },
        ]}
        rowKey={(row) => row.id}
        rowName={(row) => showInstant(row.at)}
        empty={{ title: t('logNone') }}
      />
    </Panel>
  );
}
