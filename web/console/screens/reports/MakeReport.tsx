import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { OfficeSelect } from '../directives/OfficeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useOwnArea } from './useOwnArea.ts';
import { texts } from './texts.ts';

/** Makes a report of the last whole period. */
export function MakeReport({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const navigate = useNavigate();
  const templates = useApi('GET /report-templates', {});
  const own = useOwnArea('report.write');
  const [template, setTemplate] = useState('daily-situation');
  const [picked, setPicked] = useState<string | null>(null);
  const [officeId, setOfficeId] = useState<string | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const make = useSend('POST /reports', ['/reports']);
  const areaId = picked ?? own;
  const submit = async () => {
    setTried(true);
    if (areaId === null || officeId === null) {
      return;
    }
    const optional = defined({ before: before === null ? undefined : localToInstant(before) });
    const result = await make.send({ body: { id, template, areaId, officeId, ...optional } });
    if (result.ok) {
      void navigate({ to: '/reports/$id', params: { id: result.data.id } });
    }
  };
  return (
    <FormDialog
      title={t('make')}
      submit={t('make')}
      busy={make.busy}
      failure={make.failure}
      problem={tried && (areaId === null || officeId === null) ? t('missing') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <NativeSelect
        label={t('template')}
        value={template}
        onChange={(event) => setTemplate(event.currentTarget.value)}
        data={(templates.data?.items ?? []).map((one) => ({ value: one.code, label: one[lang] }))}
      />
      <AreaPicker label={t('area')} required value={areaId} onPick={setPicked} />
      <OfficeSelect label={t('office')} required value={officeId} onChange={setOfficeId} />
      <DateField label={t('before')} hint={t('beforeHint')} time value={before} onChange={setBefore} />
    </FormDialog>
  );
}
