import { useState } from 'react';
import { addDays, calendarDate } from '../../../shared/formats.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { useNow } from '../../kit/useNow.ts';
import { texts } from './texts.ts';

/** One export file a national form, with its columns and what is assumed of them. */
export function NationalForms() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const today = calendarDate(useNow());
  const [day, setDay] = useState<string | null>(() => addDays(today, -1));
  const found = useApi('GET /national-forms', {});
  return (
    <Panel title={t('forms')}>
      <p className="muted">{t('formsLead')}</p>
      <div className="filters">
        <DateField label={t('day')} value={day} onChange={setDay} max={today} />
      </div>
      <Await query={found}>
        {({ items }) => (
          <ul className="plain stack">
            {items.map((form) => (
              <li key={form.code} className="stack">
                <div className="row">
                  <strong>{lang === 'vi' ? form.vi : form.en}</strong>
                  {form.verified ? null : <Tag tone="warning">{t('assumed')}</Tag>}
                  <FileButton
                    url={fileUrl('GET /national-forms/{code}/export', {
                      params: { code: form.code },
                      query: { day: day ?? '' },
                    })}
                    accept="text/csv"
                    name={`${form.code}-${day ?? ''}.csv`}
                    disabled={day === null}
                  >
                    {t('exportForm', { name: `${form.code}.csv` })}
                  </FileButton>
                </div>
                <details>
                  <summary>{t('columns')}</summary>
                  <p className="small">{lang === 'vi' ? form.assumedVi : form.assumedEn}</p>
                  <dl className="small">
                    {form.columns.map((column) => (
                      <div key={column.name}>
                        <dt>
                          <code>{column.name}</code>
                        </dt>
                        <dd>
                          {column.vi}
                          {column.metric === null ? '' : ` (${column.metric})`}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </details>
              </li>
            ))}
          </ul>
        )}
      </Await>
    </Panel>
  );
}
