import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatDate } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { Panel } from '../../kit/Page.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { fixedList } from '../../kit/list/fixedList.ts';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fileUrl } from '../../kit/api.ts';
import { AddInstrument } from './AddInstrument.tsx';
import { Certainty } from './Certainty.tsx';
import { texts } from './texts.ts';

const tones = { 'in-force': 'good', ended: 'bad', 'not-yet': 'warning' } as const;

/** Laws and decisions with the days they hold. */
export function Instruments() {
  const t = useTexts(texts);
  const name = useLabel();
  const mayAdd = useRight('profile.manage');
  const [adding, setAdding] = useState(false);
  const [saved, setSaved] = useState(false);
  const known = useApi('GET /legal-instruments', { query: {} });
  const add = mayAdd ? (
    <Button variant="default" onClick={() => setAdding(true)}>
      {t('addLegal')}
    </Button>
  ) : null;
  return (
    <Panel
      title={t('legal')}
      actions={
        <>
          <ExportList url={fileUrl('GET /legal-instruments')} name="legal-instruments" />
          {add}
        </>
      }
    >
      <p className="muted">{t('legalLead')}</p>
      {saved ? <Notice tone="good">{t('saved')}</Notice> : null}
      <Await query={known}>
        {({ items }) => (
          <DataList
            label={t('legal')}
            list={fixedList(items)}
            columns={[
              {
                id: 'number',
                title: t('number'),
                className: 'wrap',
                render: (row) => (
                  <>
                    <strong>{row.number}</strong>
                    <span className="small block">{row.title}</span>
                  </>
                ),
              },
              {
                id: 'days',
                title: t('held'),
                render: (row) =>
                  `${formatDate(row.validFrom)} – ${row.validTo === null ? t('noEnd') : formatDate(row.validTo)}`,
              },
              {
                id: 'state',
                title: t('state'),
                render: (row) => <Tag tone={tones[row.state]}>{name('legalState', row.state)}</Tag>,
              },
              { id: 'replaced', title: t('replacedBy'), render: (row) => row.replacedBy ?? '–' },
              {
                id: 'certainty',
                title: t('certainty'),
                className: 'wrap',
                render: (row) => (
                  <>
                    <Certainty code={row.certainty} />
                    <span className="muted small block">
                      {[row.source, row.by].filter((part) => part !== null).join(' · ')}
                    </span>
                  </>
                ),
              },
            ]}
            rowKey={(row) => row.number}
            rowName={(row) => row.number}
            empty={{ title: '–' }}
          />
        )}
      </Await>
      {adding ? (
        <AddInstrument
          onClose={(done) => {
            setAdding(false);
            setSaved(done);
          }}
        />
      ) : null}
    </Panel>
  );
}
