import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { emptyDraft, inputOf } from './draft.ts';
import { PersonFields } from './PersonFields.tsx';
import { texts } from './texts.ts';

export type NewPerson = {
  readonly id: string;
  readonly name: string;
  readonly duplicates: readonly { readonly id: string; readonly score: number }[];
};
type PersonCreateProps = { readonly name: string; readonly onCreated: (person: NewPerson) => void };

/** Form that adds a person. */
export function PersonCreate({ name, onCreated }: PersonCreateProps) {
  const t = useTexts(texts);
  const draft = useDraft(emptyDraft(/\d/u.test(name) ? '' : name));
  const create = useSend('POST /people', ['/people']);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const [done, setDone] = useState(false);
  const submit = async () => {
    setTried(true);
    const input = inputOf(draft.value);
    if (input === null || input.fullName === '') {
      return;
    }
    const result = await create.send({ body: { id, ...input } });
    if (result.ok) {
      setDone(true);
      onCreated({ id: result.data.id, name: input.fullName, duplicates: result.data.duplicates });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={draft.dirty && !done} />
      <PersonFields value={draft.value} set={draft.set} tried={tried} />
      <FailureNotice
        failure={create.failure}
        typing
        labels={{
          fullName: t('name'),
          birthDate: t('birth'),
          birthYear: t('birth'),
          phones: t('phones'),
          identifiers: t('identifiers'),
          address: t('address'),
          areaId: t('area'),
        }}
      />
      <div>
        <Button type="submit" loading={create.busy}>
          {t('create')}
        </Button>
      </div>
    </form>
  );
}
