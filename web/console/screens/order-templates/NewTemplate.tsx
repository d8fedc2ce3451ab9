import { NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { newId } from '../../../shared/ids.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

/** Begins a draft: for which office, for which kind of paper. */
export function NewTemplate({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [id] = useState(() => newId());
  const [officeId, setOffice] = useState('');
  const [kind, setKind] = useState<LabelCode<'templateKind'>>('quarantine-home');
  const [tried, setTried] = useState(false);
  const offices = useApi('GET /organisations', { query: { limit: 500 } });
  const draft = useSend('POST /order-templates', ['/order-templates']);
  const submit = async () => {
    setTried(true);
    if (officeId === '') {
      return;
    }
    const result = await draft.send({ body: { id, officeId, kind } });
    if (result.ok) {
      await navigate({ to: '/orders/templates/$id', params: { id: result.data.id } });
    }
  };
  return (
    <FormDialog
      title={t('add')}
      submit={t('begin')}
      busy={draft.busy}
      failure={draft.failure}
      problem={tried && officeId === '' ? t('chooseOffice') : null}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="muted">{t('addHint')}</p>
      <FailureNotice failure={offices.error} retry={() => void offices.refetch()} />
      <NativeSelect
        label={t('office')}
        required
        value={officeId}
        onChange={(event) => setOffice(event.currentTarget.value)}
        data={[
          { value: '', label: t('chooseOffice') },
          ...(offices.data?.items ?? []).map((one) => ({
            value: one.id,
            label: `${one.name} (${one.areaName})`,
          })),
        ]}
      />
      <CodeSelect
        kind="templateKind"
        label={t('kind')}
        value={kind}
        onChange={(next) => setKind(next ?? kind)}
      />
    </FormDialog>
  );
}
