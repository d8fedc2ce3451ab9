import { Button, FileButton as FileInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { calendarDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { fileUrl } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Mapping tables by date; the administrator uploads. */
export function Mappings({ manages }: { readonly manages: boolean }) {
  const t = useTexts(texts);
  const mappings = useApi('GET /exchange/mappings', {});
  return (
    <Panel title={t('mapping')}>
      <p className="muted break-all">{t('mappingHint')}</p>
      <Await query={mappings}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('noMapping')}</p>
          ) : (
            <ul className="plain stack">
              {items.map((one) => (
                <li key={one.id} className="row">
                  <span>
                    <strong>
                      {t('validFrom')} {showDate(one.validFrom)}
                    </strong>
                    <span className="muted small block">
                      {t('counts', { metrics: one.metrics, areas: one.areas })} · {one.uploadedBy}
                      {one.note === null ? '' : ` · ${one.note}`}
                    </span>
                  </span>
                  <FileButton
                    url={fileUrl('GET /exchange/mappings/{id}/table.csv', { params: { id: one.id } })}
                    accept="text/csv"
                    name={`mapping-${one.validFrom}.csv`}
                  >
                    {t('table')}
                  </FileButton>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      {manages ? <UploadForm /> : null}
    </Panel>
  );
}

function UploadForm() {
  const t = useTexts(texts);
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | null>(null);
  const [validFrom, setValidFrom] = useState<string | null>(() => calendarDate(Date.now()));
  const [note, setNote] = useState('');
  const upload = useSend('POST /exchange/mappings', ['/exchange']);
  const [done, setDone] = useState<{ readonly metrics: number; readonly areas: number } | null>(null);
  const send = async () => {
    if (file === null || validFrom === null) {
      return;
    }
    const body = { id: newId(), validFrom, csv: file.text, ...defined({ note: typed(note) }) };
    const result = await upload.send({ body });
    setDone(result.ok ? result.data : null);
    if (result.ok) {
      setFile(null);
    }
  };
  return (
    <div className="stack">
      <div className="three">
        <DateField label={t('validFrom')} value={validFrom} onChange={setValidFrom} />
        <TextInput
          label={t('note')}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <div className="row">
        <FileInput
          accept=".csv,text/csv"
          inputProps={{ 'aria-label': t('chooseCsv') }}
          onChange={(chosen) => {
            void chosen?.text().then((text) => setFile({ name: chosen.name, text }));
          }}
        >
          {(props) => (
            <Button {...props} variant="default">
              {t('chooseCsv')}
            </Button>
          )}
        </FileInput>
        {file === null ? null : <span>{t('chosen', { name: file.name })}</span>}
        <Button
          loading={upload.busy}
          disabled={file === null || validFrom === null}
          onClick={() => void send()}
        >
          {t('upload')}
        </Button>
      </div>
      {done === null ? null : <Notice tone="good">{t('uploaded', done)}</Notice>}
      <FailureNotice failure={upload.failure} typing fields={false} />
    </div>
  );
}
