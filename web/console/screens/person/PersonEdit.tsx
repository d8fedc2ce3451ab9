import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { showDate } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { type PersonInput, type PersonRecord, draftOf, inputOf } from './draft.ts';
import { PersonFields } from './PersonFields.tsx';
import { texts } from './texts.ts';

type PersonEditProps = {
  readonly person: PersonRecord;
  readonly onSaved: () => void;
  readonly onCancel: () => void;
};

function showIdentifiers(value: unknown): string {
  return Array.isArray(value) ? value.map((row: { value: string }) => row.value).join(', ') : String(value);
}

/** Edits the changed fields of a person only; a conflict shows both versions. */
export function PersonEdit({ person, onSaved, onCancel }: PersonEditProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  // The record as the form began: a refresh behind the form must not move the ground.
  const [start] = useState(person);
  const draft = useDraft(draftOf(start));
  const [tried, setTried] = useState(false);
  const [unchanged, setUnchanged] = useState(false);
  const edit = useEdit<PersonInput, PersonRecord>({
    fields: {
      fullName: { label: t('name') },
      sex: { label: t('sex'), show: (value) => name('sex', value as PersonRecord['sex']) },
      birthDate: { label: t('birth'), show: (value) => showDate(String(value)) },
      birthYear: { label: t('birth') },
      phones: { label: t('phones') },
      identifiers: { label: t('identifiers'), show: showIdentifiers },
      address: { label: t('address') },
      areaId: { label: t('area') },
    },
    send: (patch, version) =>
      call('PATCH /people/{id}', { params: { id: person.id }, body: { ...patch, version } }),
    onSaved,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const before = inputOf(draftOf(start));
    const now = inputOf(draft.value);
    if (before === null || now === null || now.fullName === '') {
      return;
    }
    const patch = difference(before, now);
    setUnchanged(Object.keys(patch).length === 0);
    if (Object.keys(patch).length > 0) {
      void edit.save(patch, start.version);
    }
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      <LeaveGuard dirty={draft.dirty} />
      <PersonFields value={draft.value} set={draft.set} tried={tried} />
      {unchanged ? <Notice>{t('nothingChanged')}</Notice> : null}
      <FailureNotice
        failure={edit.failure}
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
      {edit.dialog}
      <div className="row">
        <Button type="submit" loading={edit.busy}>
          {words('save')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}
