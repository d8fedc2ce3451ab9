import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import { instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { PersonPicker } from '../../kit/pick/PersonPicker.tsx';
import type { Option } from '../../kit/pick/Picker.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type NewNeedProps = { readonly lockdownId: string; readonly onClose: () => void };
const FOUR_HOURS_MS = 4 * 3_600_000;

/** Notes what somebody inside needs, and until when; four hours from now unless said otherwise. */
export function NewNeed({ lockdownId, onClose }: NewNeedProps) {
  const t = useTexts(texts);
  const { send, busy, failure } = useSend('POST /lockdowns/{id}/needs', ['/lockdowns']);
  const [id] = useState(() => newId());
  const [person, setPerson] = useState<Option | null>(null);
  const [kind, setKind] = useState<LabelCode<'cordonNeedKind'>>('medicine');
  const [who, setWho] = useState('');
  const [phone, setPhone] = useState('');
  const [detail, setDetail] = useState('');
  const [deadline, setDeadline] = useState<string | null>(() => instantToLocal(Date.now() + FOUR_HOURS_MS));
  const [tried, setTried] = useState(false);
  const [name, what] = [typed(who), typed(detail)];
  const missing = name === undefined || what === undefined || deadline === null;
  return (
    <FormDialog
      title={t('addNeed')}
      submit={t('addNeed')}
      busy={busy}
      failure={failure}
      problem={tried && missing ? t('needFields') : null}
      onSubmit={async () => {
        setTried(true);
        if (name === undefined || what === undefined || deadline === null || busy) {
          return;
        }
        const body = defined({
          id,
          kind,
          personId: person?.id,
          who: name,
          phone: typed(phone),
          detail: what,
          deadline: localToInstant(deadline),
        });
        const result = await send({ params: { id: lockdownId }, body });
        if (result.ok) {
          onClose();
        }
      }}
      onClose={onClose}
    >
      <CodeSelect
        kind="cordonNeedKind"
        label={t('cordonNeedKind')}
        value={kind}
        onChange={(next) => setKind(next ?? kind)}
      />
      <PersonPicker
        label={t('needPerson')}
        value={person}
        onPick={(picked) => {
          setPerson(picked);
          setWho(picked?.label ?? who);
        }}
      />
      <TextInput
        label={t('who')}
        required
        maxLength={160}
        data-autofocus
        value={who}
        onChange={(event) => setWho(event.currentTarget.value)}
      />
      <TextInput
        label={t('phone')}
        type="tel"
        maxLength={30}
        value={phone}
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <Textarea
        label={t('detail')}
        required
        autosize
        minRows={2}
        maxLength={800}
        value={detail}
        onChange={(event) => setDetail(event.currentTarget.value)}
      />
      <DateField label={t('deadline')} time required value={deadline} onChange={setDeadline} />
    </FormDialog>
  );
}
