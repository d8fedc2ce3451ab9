import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { contentOf, type Disease, draftOf, faultsOf, type Profile, versionOf } from './draft.ts';
import { ProfileNumbers } from './ProfileNumbers.tsx';
import { texts } from './texts.ts';

type ProfileFormProps = {
  readonly disease: Disease;
  readonly start: Profile;
  /** Highest version number on the screen. */
  readonly latest: number;
  readonly onSaved: (version: Profile) => void;
  readonly onClose: () => void;
};

/** A new version, begun from one that exists: previewed, then saved with date, source and reason. */
export function ProfileForm({ disease, start, latest, onSaved, onClose }: ProfileFormProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const draft = useDraft(draftOf(start));
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const [preview, setPreview] = useState<DataOf<'POST /profiles/{disease}/preview'> | null>(null);
  const look = useSend('POST /profiles/{disease}/preview');
  const save = useSend('POST /profiles/{disease}/versions', ['/profiles', '/cases', '/contacts']);
  const faults = faultsOf(draft.value);
  const shownFaults = tried ? faults : new Set<string>();
  const error = (field: string) => (shownFaults.has(field) ? t('needed') : null);
  const set: typeof draft.set = (patch) => {
    setPreview(null);
    draft.set(patch);
  };
  const show = async () => {
    setTried(true);
    if (faults.size === 0 && draft.value.validFrom !== null) {
      const body = { validFrom: draft.value.validFrom, content: contentOf(draft.value) };
      const result = await look.send({ params: { disease }, body });
      setPreview(result.ok ? result.data : null);
    }
  };
  const store = async () => {
    const result = await save.send({ params: { disease }, body: versionOf(draft.value, id, latest) });
    if (result.ok) {
      onSaved(result.data);
    }
  };
  const current = save.failure?.reply.current as { version?: number } | undefined;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (preview === null ? show() : store());
      }}
    >
      <LeaveGuard dirty={draft.dirty} />
      <div className="three">
        <DateField
          label={t('validFrom')}
          hint={t('validFromHint')}
          required
          value={draft.value.validFrom}
          error={error('validFrom')}
          onChange={(validFrom) => set({ validFrom })}
        />
        <CodeSelect
          kind="profileCertainty"
          label={t('certainty')}
          value={draft.value.certainty}
          onChange={(certainty) => set({ certainty: certainty ?? draft.value.certainty })}
        />
        <TextInput
          label={t('reason')}
          required
          maxLength={300}
          value={draft.value.reason}
          error={error('reason')}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
      </div>
      <div className="two">
        {(['sourceVi', 'sourceEn'] as const).map((field) => (
          <Textarea
            key={field}
            label={t(field)}
            required
            rows={3}
            maxLength={1000}
            value={draft.value[field]}
            error={error(field)}
            onChange={(event) => set({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <ProfileNumbers value={draft.value} set={set} faults={shownFaults} />
      <FailureNotice failure={look.failure} typing />
      {current?.version === undefined ? (
        <FailureNotice failure={save.failure} typing />
      ) : (
        <Notice tone="warning" alert>
          {t('changedMeanwhile', { n: current.version })}
        </Notice>
      )}
      {preview === null ? null : <PreviewNotice preview={preview} />}
      <div className="row">
        <Button type="submit" loading={look.busy || save.busy}>
          {t(preview === null ? 'preview' : 'save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}

type PreviewNoticeProps = { readonly preview: DataOf<'POST /profiles/{disease}/preview'> };

function PreviewNotice({ preview }: PreviewNoticeProps) {
  const t = useTexts(texts);
  const counts = { cases: formatNumber(preview.cases), traced: formatNumber(preview.traced) };
  const names: { readonly [field: string]: string } = {
    dayZero: t('dayZero'),
    symptomatic: t('symptomaticShort'),
    asymptomatic: t('asymptomaticShort'),
    minMinutes: t('minMinutes'),
    minMinutesBySetting: t('bySetting'),
    distance: t('distance'),
    lingerMinutes: t('lingerMinutes'),
    followUpDays: t('followUpDays'),
    quarantineDays: t('quarantineDays'),
    incubation: t('incubation'),
    secondLevel: t('secondLevel'),
    infectiousness: t('infectiousness'),
    cutOffs: t('cutOffs'),
  };
  return (
    <Notice>
      {preview.changed.length === 0
        ? t('previewNothing', counts)
        : t('previewed', {
            ...counts,
            fields: preview.changed.map((field) => names[field] ?? field).join(', '),
          })}
    </Notice>
  );
}
