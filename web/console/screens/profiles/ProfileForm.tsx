import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { difference, useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import {
  type Content,
  contentOf,
  type Disease,
  draftOf,
  faultsOf,
  type Profile,
  versionOf,
} from './draft.ts';
import { ProfileNumbers } from './ProfileNumbers.tsx';
import { texts } from './texts.ts';

type ProfileFormProps = {
  readonly disease: Disease;
  readonly start: Profile;
  /** The version with the highest number on the screen when the form was opened. */
  readonly latest: Profile;
  readonly onSaved: (version: Profile) => void;
  readonly onClose: () => void;
};

/** A new version, begun from one that exists: previewed, then saved with date, source and reason. */
export function ProfileForm({ disease, start, latest, onSaved, onClose }: ProfileFormProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const draft = useDraft(draftOf(start));
  const [id] = useState(() => newId());
  const [newest] = useState(latest);
  const [tried, setTried] = useState(false);
  const [preview, setPreview] = useState<DataOf<'POST /profiles/{disease}/preview'> | null>(null);
  const look = useSend('POST /profiles/{disease}/preview');
  const keep = useSend('POST /profiles/{disease}/versions', ['/profiles', '/cases', '/contacts']);
  const names = useFieldNames();
  const show = useShowContent();
  const save = useEdit<Content, Profile>({
    fields: Object.fromEntries(Object.entries(names).map(([field, label]) => [field, { label, show }])),
    send: async (content, latestVersion) =>
      await keep.send({
        params: { disease },
        body: { ...versionOf(draft.value, id, latestVersion), content },
      }),
    onSaved,
  });
  const faults = faultsOf(draft.value);
  const shownFaults = tried ? faults : new Set<string>();
  const error = (field: string) => (shownFaults.has(field) ? t('needed') : null);
  const set: typeof draft.set = (patch) => {
    setPreview(null);
    draft.set(patch);
  };
  const lookAhead = async () => {
    setTried(true);
    if (faults.size === 0 && draft.value.validFrom !== null) {
      const body = { validFrom: draft.value.validFrom, content: contentOf(draft.value) };
      const result = await look.send({ params: { disease }, body });
      setPreview(result.ok ? result.data : null);
    }
  };
  // Only what differs from the newest version: a field that was left alone is never written over what a colleague changed.
  const store = async () =>
    await save.save(difference(newest.content, contentOf(draft.value)), newest.version);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (preview === null ? lookAhead() : store());
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
      <FailureNotice failure={save.failure} typing />
      {save.dialog}
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
  const names = useFieldNames();
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

/** What the fields of a profile are called. */
function useFieldNames(): { readonly [field: string]: string } {
  const t = useTexts(texts);
  return {
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
}

/** A value of a profile beside another one: days, limits and weights with what they are of. */
function useShowContent(): (value: unknown) => string {
  const t = useTexts(texts);
  const words = useTexts(common);
  const name = useLabel();
  const parts: { readonly [part: string]: string } = {
    before: t('before'),
    after: t('after'),
    minDays: t('incubationMin'),
    maxDays: t('incubationMax'),
    vi: 'vi',
    en: 'en',
  };
  const show = (value: unknown): string => {
    if (value === null) {
      return '–';
    }
    if (Array.isArray(value)) {
      return (value as { day: number; weight: number }[])
        .map(({ day, weight }) => `${day}: ${weight}`)
        .join('; ');
    }
    if (typeof value === 'object') {
      return Object.entries(value)
        .map(([part, one]) => `${parts[part] ?? name('placeKind', part as never)}: ${show(one)}`)
        .join('; ');
    }
    return typeof value === 'boolean' ? words(value ? 'yes' : 'no') : String(value as string | number);
  };
  return show;
}
