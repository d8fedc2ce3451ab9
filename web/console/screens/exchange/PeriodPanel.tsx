import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays, calendarDate, formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { type DataOf, fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type Preview = DataOf<'GET /exchange/preview'>;
const PERIOD = /^\d{4}(W\d{1,2}|\d{2}|\d{4})$/;
const MOST_NAMED = 12;

/** What a period would send; load it, or send it. */
export function PeriodPanel() {
  const t = useTexts(texts);
  const [yesterday] = useState(() => addDays(calendarDate(Date.now()), -1).replaceAll('-', ''));
  const [typedPeriod, setTyped] = useState(yesterday);
  const [period, setPeriod] = useState(yesterday);
  const preview = useApi('GET /exchange/preview', { query: { period } });
  return (
    <Panel title={t('periodPanel')}>
      <form
        className="row end"
        onSubmit={(event) => {
          event.preventDefault();
          if (PERIOD.test(typedPeriod.trim())) {
            setPeriod(typedPeriod.trim());
          }
        }}
      >
        <TextInput
          label={t('period')}
          description={t('periodHint')}
          maxLength={8}
          value={typedPeriod}
          error={PERIOD.test(typedPeriod.trim()) ? null : t('periodHint')}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default">
          {t('look')}
        </Button>
      </form>
      <Await query={preview}>{(data) => <PeriodRecord key={data.period} preview={data} />}</Await>
    </Panel>
  );
}

function PeriodRecord({ preview }: { readonly preview: Preview }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const name = useLabel();
  const [dryRun, setDryRun] = useState(false);
  const [said, setSaid] = useState<'pushed' | 'same' | null>(null);
  const push = useSend('POST /exchange/pushes', ['/exchange/pushes']);
  const { period, unmappedAreas } = preview;
  const send = async () => {
    const result = await push.send({ body: { id: newId(), period, dryRun } });
    setSaid(result.ok ? (result.status === 201 ? 'pushed' : 'same') : null);
  };
  const more = unmappedAreas.length > MOST_NAMED ? '…' : '';
  return (
    <>
      <Facts
        items={[
          [t('period'), `${name('exchangePeriod', preview.kind)} ${period}`],
          [t('span'), `${showInstant(preview.from)} – ${showInstant(preview.to)}`],
          [t('values'), formatNumber(preview.values)],
          [t('asOf'), showInstant(preview.asOf)],
        ]}
      />
      {preview.complete ? null : <Notice tone="warning">{t('open')}</Notice>}
      {unmappedAreas.length === 0 ? null : (
        <Notice tone="warning">
          {t('unmapped', {
            n: unmappedAreas.length,
            names: unmappedAreas.slice(0, MOST_NAMED).join(', ') + more,
          })}
        </Notice>
      )}
      <TableRegion label={t('metric')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('metric')}</th>
              <th scope="col" className="end">
                {t('total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.metrics.map((metric) => (
              <tr key={metric.code}>
                <td className="wrap">{metric[lang]}</td>
                <td className="end">{formatNumber(metric.total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      <div className="row">
        <FileButton
          url={fileUrl('GET /exchange/data-values', { query: { period, format: 'json' } })}
          accept="application/json"
          name={`dataValueSet-${period}.json`}
        >
          {t('json')}
        </FileButton>
        <FileButton
          url={fileUrl('GET /exchange/data-values', { query: { period, format: 'csv' } })}
          accept="text/csv"
          name={`dataValueSet-${period}.csv`}
        >
          {t('csv')}
        </FileButton>
        <Button loading={push.busy} disabled={!preview.complete} onClick={() => void send()}>
          {t('push')}
        </Button>
        <Checkbox
          label={t('dryRun')}
          checked={dryRun}
          onChange={(event) => setDryRun(event.currentTarget.checked)}
        />
      </div>
      {said === null ? null : (
        <Notice tone={said === 'pushed' ? 'good' : 'info'}>{t(said, { period })}</Notice>
      )}
      <FailureNotice failure={push.failure} />
    </>
  );
}
