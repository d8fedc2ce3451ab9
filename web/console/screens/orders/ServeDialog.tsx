import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { formatNumber, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { serveTexts } from './serve-texts.ts';

type Asked = BodyOf<'POST /orders/services'>;
export type ServeOutcomes = DataOf<'POST /orders/services'>['outcomes'];

/** Manners that are the same for many. */
const MANNERS: readonly Asked['manner'][] = ['signed', 'refused-to-sign', 'posted'];

type ServeDialogProps = {
  readonly ids: readonly string[];
  readonly paper: Asked['paper'];
  readonly onDone: (outcomes: ServeOutcomes) => void;
  readonly onClose: () => void;
};

/** Records that many orders, or the newest decisions on their changes, were served at one time. */
export function ServeDialog({ ids, paper, onDone, onClose }: ServeDialogProps) {
  const t = useTexts(serveTexts);
  const record = useSend('POST /orders/services', ['/orders']);
  const [id] = useState(() => newId());
  const [at, setAt] = useState<string | null>(() => instantToLocal(Date.now()));
  const [manner, setManner] = useState<Asked['manner']>('signed');
  const [witness, setWitness] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const title = t(paper === 'order' ? 'serve' : 'serveChange', { n: formatNumber(ids.length) });
  const missing = manner !== 'signed' && typed(witness) === undefined;
  const send = async () => {
    setTried(true);
    if (at === null || missing) {
      return;
    }
    const told = defined({ witness: typed(witness), note: typed(note) });
    const result = await record.send({
      body: { id, ids: [...ids], paper, at: localToInstant(at), manner, ...told },
    });
    if (result.ok) {
      onDone(result.data.outcomes);
    }
  };
  return (
    <FormDialog
      title={title}
      submit={title}
      busy={record.busy}
      failure={record.failure}
      problem={tried && missing ? t('witnessMissing') : null}
      onSubmit={send}
      onClose={onClose}
    >
      <p>{t('hint')}</p>
      <CodeSelect
        kind="serviceManner"
        label={t('manner')}
        only={MANNERS}
        value={manner}
        onChange={(next) => setManner(MANNERS.find((one) => one === next) ?? manner)}
      />
      {manner === 'signed' ? <p className="muted small">{t('signedHint')}</p> : null}
      <DateField label={t('at')} time required value={at} onChange={setAt} />
      <TextInput
        label={t('witness')}
        required={manner !== 'signed'}
        maxLength={200}
        value={witness}
        error={tried && missing}
        onChange={(event) => setWitness(event.currentTarget.value)}
      />
      <TextInput
        label={t('note')}
        maxLength={400}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
