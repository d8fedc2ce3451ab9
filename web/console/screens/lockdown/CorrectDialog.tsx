import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { formatInstant, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useSend } from '../../kit/useApi.ts';
import { OfficeSelect } from '../orders/OfficeSelect.tsx';
import { PreviewPaper } from './PreviewPaper.tsx';
import type { LockdownRecord } from './types.ts';
import { texts } from './texts.ts';

type CorrectDialogProps = { readonly record: LockdownRecord; readonly onClose: () => void };
type Patch = Omit<BodyOf<'PATCH /lockdowns/{id}'>, 'version'>;

const draftOf = ({ title, from, until, reason }: LockdownRecord) => ({
  title,
  from: instantToLocal(from) as string | null,
  until: instantToLocal(until) as string | null,
  reason,
});
type Draft = ReturnType<typeof draftOf>;
const instant = (local: string) => new Date(localToInstant(local)).toISOString();

/** What was typed, as the API takes it; null: something is missing. */
function patchOf({ title, from, until, reason }: Draft): Required<Patch> | null {
  const [name, why] = [typed(title), typed(reason)];
  return name === undefined || why === undefined || from === null || until === null
    ? null
    : { title: name, from: instant(from), until: instant(until), reason: why };
}

/** Name, term and reason of a cordon before its decision; two officers who correct it both keep their work. */
export function CorrectDialog({ record, onClose }: CorrectDialogProps) {
  const t = useTexts(texts);
  const [start] = useState(record);
  const { value, set } = useDraft(draftOf(start));
  const [tried, setTried] = useState(false);
  const [officeId, setOfficeId] = useState(record.officeId);
  const [previewed, setPreviewed] = useState(false);
  const { send } = useSend('PATCH /lockdowns/{id}', ['/lockdowns']);
  const show = (at: unknown) => formatInstant(String(at as string));
  const edit = useEdit<Required<Patch>, LockdownRecord>({
    fields: {
      title: { label: t('areaTitle') },
      from: { label: t('from'), show },
      until: { label: t('to'), show },
      reason: { label: t('reason') },
    },
    send: async (patch, version) => await send({ params: { id: start.id }, body: { ...patch, version } }),
    onSaved: onClose,
  });
  const patch = patchOf(value);
  return (
    <>
      <FormDialog
        title={t('correctTitle')}
        submit={t('correctSave')}
        busy={edit.busy}
        failure={edit.failure}
        problem={patch !== null ? null : tried ? t('correctFields') : previewed ? t('previewNeeds') : null}
        onSubmit={async () => {
          setTried(true);
          const before = patchOf(draftOf(start));
          if (patch !== null && before !== null) {
            await edit.save(difference(before, patch), start.version);
          }
        }}
        onClose={onClose}
      >
        <TextInput
          label={t('areaTitle')}
          required
          maxLength={160}
          data-autofocus
          value={value.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <div className="two">
          <DateField label={t('from')} time required value={value.from} onChange={(from) => set({ from })} />
          <DateField label={t('to')} time required value={value.until} onChange={(until) => set({ until })} />
        </div>
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          maxLength={800}
          value={value.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        <p className="muted">{t('correctHint')}</p>
        <OfficeSelect
          label={t('previewOffice')}
          optional
          value={officeId}
          tried={previewed}
          onChange={setOfficeId}
        />
        <PreviewPaper
          id={start.id}
          body={patch === null || officeId === null ? null : { act: 'decision', officeId, ...patch }}
          onTried={() => setPreviewed(true)}
        />
      </FormDialog>
      {edit.dialog}
    </>
  );
}
