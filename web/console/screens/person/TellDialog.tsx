import { Checkbox, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { label } from '../../../../contract/labels.ts';
import type { BodyOf, DataOf } from '../../../shared/client.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './helperTexts.ts';
import type { DialogProps } from './NotifyDialog.tsx';

type Body = BodyOf<'POST /community/people/{id}/reports'>;
export type Told = DataOf<'POST /community/people/{id}/reports'>;

/** What a person said by telephone or at the door: how they are, and what they need. */
export function TellDialog({ personId, onClose, onDone }: DialogProps<Told>) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { send, busy, failure } = useSend('POST /community/people/{id}/reports', ['/community', '/people']);
  const [id] = useState(() => newId());
  const [feels, setFeels] = useState<Body['feels'] | null>(null);
  const [danger, setDanger] = useState(false);
  const [needs, setNeeds] = useState<Body['needs']>([]);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const onSubmit = async () => {
    setTried(true);
    if (feels === null) {
      return;
    }
    const said = typed(note);
    const body: Body = {
      id,
      at: new Date().toISOString(),
      feels,
      needs,
      ...(feels === 'worse' && danger ? { danger } : {}),
      ...(said !== undefined && (feels === 'worse' || needs.length > 0) ? { note: said } : {}),
    };
    const answer = await send({ params: { id: personId }, body });
    if (answer.ok) {
      onDone(answer.data);
    }
  };
  return (
    <FormDialog
      title={t('tell')}
      submit={t('tellSave')}
      busy={busy}
      failure={failure}
      problem={tried && feels === null ? t('tellNeed') : null}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <p>{t('tellLead')}</p>
      <Radio.Group
        label={t('feels')}
        required
        value={feels}
        onChange={(value) => setFeels(value === 'worse' ? 'worse' : 'well')}
      >
        <div className="stack tight">
          <Radio value="well" label={label('actKind', 'well', lang)} />
          <Radio value="worse" label={label('actKind', 'worse', lang)} />
        </div>
      </Radio.Group>
      {feels === 'worse' ? (
        <Checkbox
          label={t('danger')}
          description={t('dangerHint')}
          checked={danger}
          onChange={(event) => setDanger(event.currentTarget.checked)}
        />
      ) : null}
      <Checkbox.Group
        label={t('needs')}
        value={needs}
        onChange={(chosen) => setNeeds((['food', 'medicine'] as const).filter((one) => chosen.includes(one)))}
      >
        <div className="stack tight">
          <Checkbox value="food" label={label('needKind', 'food', lang)} />
          <Checkbox value="medicine" label={label('needKind', 'medicine', lang)} />
        </div>
      </Checkbox.Group>
      {feels === 'worse' || needs.length > 0 ? (
        <Textarea
          label={t('tellNote')}
          maxLength={300}
          autosize
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      ) : null}
    </FormDialog>
  );
}
