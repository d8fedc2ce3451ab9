import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { instantToLocal } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { DataList } from '../../kit/list/DataList.tsx';
import { ExportList } from '../../kit/list/ExportList.tsx';
import { fixedList } from '../../kit/list/fixedList.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Public holidays of a year, by which deadlines in working days are counted, and which of them nobody entered yet. */
export function Holidays() {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const manages = useRight('privacy.manage');
  const [url, change] = useUrlState();
  const [entering, setEntering] = useState(false);
  const [thisYear] = useState(() => Number(instantToLocal(Date.now()).slice(0, 4)));
  const asked = Number(url['year']);
  const years = [-1, 0, 1, 2].map((step) => thisYear + step);
  const year = years.includes(asked) ? asked : thisYear;
  const query = useApi('GET /privacy/holidays', { query: { year } });
  return (
    <>
      <p className="muted">{t('holidaysLead')}</p>
      <div className="row end">
        <NativeSelect
          label={t('year')}
          value={String(year)}
          onChange={(event) => change({ year: event.currentTarget.value })}
          data={years.map(String)}
        />
        {manages ? <Button onClick={() => setEntering(true)}>{t('enterDay')}</Button> : null}
        <ExportList url={fileUrl('GET /privacy/holidays', { query: { year } })} name="holidays" />
      </div>
      <Await query={query} lines={8}>
        {({ items, missing }) => (
          <>
            {missing === 0 ? null : (
              <Notice tone="warning">{t('missingDays', { n: missing, year: String(year) })}</Notice>
            )}
            <DataList
              label={t('holidays')}
              list={fixedList(items)}
              columns={[
                { id: 'day', title: t('day'), render: (row) => showDate(row.day) },
                {
                  id: 'name',
                  title: t('dayName'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      <strong>{lang === 'vi' ? row.name : row.nameEn}</strong>{' '}
                      {row.kind === 'holiday' ? null : (
                        <Tag tone={row.kind === 'worked' ? 'warning' : 'muted'}>
                          {name('holidayKind', row.kind)}
                        </Tag>
                      )}
                    </>
                  ),
                },
                {
                  id: 'source',
                  title: t('source'),
                  className: 'wrap',
                  render: (row) => (
                    <>
                      {lang === 'vi' ? row.source : row.sourceEn}{' '}
                      <Tag tone={row.certainty === 'verified' ? 'good' : 'warning'}>
                        {name('legalCertainty', row.certainty)}
                      </Tag>
                    </>
                  ),
                },
                { id: 'by', title: t('enteredBy'), render: (row) => row.by ?? t('shipped') },
              ]}
              rowKey={(row) => row.day}
              rowName={(row) => `${showDate(row.day)} ${row.name}`}
              empty={{ title: t('noHolidays') }}
            />
          </>
        )}
      </Await>
      {entering ? <EnterDay onClose={() => setEntering(false)} /> : null}
    </>
  );
}

type Certainty = 'verified' | 'secondary' | 'unverified';

function EnterDay({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const enter = useSend('POST /privacy/holidays', ['/privacy']);
  const [day, setDay] = useState<string | null>(null);
  const [kind, setKind] = useState<'holiday' | 'in-lieu' | 'worked'>('holiday');
  const [called, setCalled] = useState('');
  const [from, setFrom] = useState('');
  const [certainty, setCertainty] = useState<Certainty>('unverified');
  const [tried, setTried] = useState(false);
  const [dayName, source] = [typed(called), typed(from)];
  const missing = day === null || dayName === undefined || source === undefined;
  return (
    <FormDialog
      title={t('enterDay')}
      submit={t('saveDay')}
      busy={enter.busy}
      failure={enter.failure}
      problem={tried && missing ? t('missingDay') : null}
      onClose={onClose}
      onSubmit={async () => {
        setTried(true);
        if (day === null || dayName === undefined || source === undefined) {
          return;
        }
        const body = { day, kind, name: dayName, source, certainty };
        if ((await enter.send({ body })).ok) {
          onClose();
        }
      }}
    >
      <p className="muted">{t('enterDayHint')}</p>
      <DateField label={t('day')} required value={day} onChange={setDay} />
      <TextInput
        label={t('dayName')}
        required
        maxLength={120}
        value={called}
        onChange={(event) => setCalled(event.currentTarget.value)}
      />
      <TextInput
        label={t('source')}
        required
        maxLength={300}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <CodeSelect
        kind="legalCertainty"
        label={t('certainty')}
        value={certainty}
        onChange={(code) => setCertainty(code ?? certainty)}
      />
      <CodeSelect
        kind="holidayKind"
        label={t('dayKind')}
        value={kind}
        onChange={(code) => setKind(code ?? kind)}
      />
    </FormDialog>
  );
}
