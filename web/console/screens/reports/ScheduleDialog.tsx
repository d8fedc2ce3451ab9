import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BodyOf } from '../../../shared/client.ts';
import { newId } from '../../../shared/ids.ts';
import type { DataOf } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { defined } from '../../kit/defined.ts';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { common } from '../../kit/texts.ts';
import { useApi, useSend } from '../../kit/useApi.ts';
import { OfficeSelect } from '../directives/OfficeSelect.tsx';
import { pickName, picksOf, RecipientPicks, type ShownPick } from '../directives/RecipientPicks.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { readAddresses } from './addresses.ts';
import { texts } from './texts.ts';
import { useOwnArea } from './useOwnArea.ts';

type Schedule = DataOf<'GET /report-schedules'>['items'][number];
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const days = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const;

type SchedulePatch = Omit<BodyOf<'PATCH /report-schedules/{id}'>, 'version'>;

type ScheduleDialogProps = { readonly schedule: Schedule | null; readonly onClose: () => void };

/** Sets when a report is made by itself. */
export function ScheduleDialog({ schedule, onClose }: ScheduleDialogProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const lang = useLanguage();
  const label = useLabel();
  const own = useOwnArea('report.write');
  const templates = useApi('GET /report-templates', {});
  const [id] = useState(() => schedule?.id ?? newId());
  const [tried, setTried] = useState(false);
  const { value, set, changes } = useDraft({
    template: schedule?.template ?? 'daily-situation',
    areaId: schedule?.areaId ?? own,
    officeId: schedule?.officeId ?? null,
    times: schedule?.times.join(', ') ?? '06:30',
    weekday: schedule?.weekday ?? 1,
    enabled: schedule?.enabled ?? true,
    dueMinutes: schedule?.dueMinutes ?? 60,
    recipients: (schedule?.recipients ?? []).map((pick): ShownPick => ({
      ...pick,
      name: pickName(pick, pick.name, label),
    })),
    mailTo: schedule?.mailTo.join('\n') ?? '',
  });
  const [version] = useState(schedule?.version ?? 1);
  const save = useSend('PUT /report-schedules/{id}', ['/report-schedules']);
  const change = useSend('PATCH /report-schedules/{id}', ['/report-schedules']);
  const edit = useEdit<SchedulePatch, Schedule>({
    fields: {
      template: {
        label: t('template'),
        show: (code) => templates.data?.items.find((one) => one.code === code)?.[lang] ?? String(code),
      },
      areaId: { label: t('area') },
      officeId: { label: t('office') },
      times: { label: t('times') },
      weekday: { label: t('weekday'), show: (day) => t(days[Number(day) - 1] ?? 'day1') },
      enabled: { label: t('enabled'), show: (on) => words(on === true ? 'yes' : 'no') },
      dueMinutes: { label: t('dueMinutes') },
      recipients: {
        label: t('sendTo'),
        show: (picks) =>
          (picks as readonly ShownPick[])
            .map((pick) => value.recipients.find(({ id: one }) => one === pick.id)?.name ?? pick.name)
            .join('; '),
      },
      mailTo: { label: t('mailTo') },
    },
    send: async (patch, seen) => await change.send({ params: { id }, body: { ...patch, version: seen } }),
    onSaved: onClose,
  });
  const kind = templates.data?.items.find((one) => one.code === value.template)?.kind;
  const times = value.times.split(/[,;\s]+/).filter((one) => one !== '');
  const wrong = times.length === 0 || !times.every((one) => CLOCK.test(one));
  const mailTo = readAddresses(value.mailTo);
  const { areaId, officeId } = value;
  const submit = async () => {
    setTried(true);
    if (areaId === null || officeId === null || wrong || mailTo === null) {
      return;
    }
    const { template, enabled, dueMinutes } = value;
    const recipients = picksOf(value.recipients);
    const whole = { template, areaId, officeId, times, enabled, dueMinutes, recipients, mailTo };
    const weekday = kind === 'week' ? value.weekday : undefined;
    if (schedule !== null) {
      const changed = Object.keys({ ...changes(), ...(kind === 'week' ? {} : { weekday: null }) });
      const now = { ...whole, weekday: weekday ?? null };
      await edit.save(
        Object.fromEntries(Object.entries(now).filter(([field]) => changed.includes(field))),
        version,
      );
      return;
    }
    if ((await save.send({ params: { id }, body: defined({ ...whole, weekday }) })).ok) {
      onClose();
    }
  };
  return (
    <>
      <FormDialog
        title={schedule === null ? t('addSchedule') : t('editSchedule', { name: schedule.areaName })}
        submit={t(schedule === null ? 'addSchedule' : 'saveSchedule')}
        wide
        busy={save.busy || edit.busy}
        failure={save.failure ?? edit.failure}
        problem={
          !tried
            ? null
            : areaId === null || officeId === null || wrong
              ? t('scheduleMissing')
              : mailTo === null
                ? t('mailWrong')
                : null
        }
        onSubmit={submit}
        onClose={onClose}
      >
        <NativeSelect
          label={t('template')}
          value={value.template}
          onChange={(event) => set({ template: event.currentTarget.value })}
          data={(templates.data?.items ?? []).map((one) => ({ value: one.code, label: one[lang] }))}
        />
        <AreaPicker label={t('area')} required value={areaId} onPick={(area) => set({ areaId: area })} />
        <OfficeSelect
          label={t('office')}
          required
          value={officeId}
          onChange={(office) => set({ officeId: office })}
        />
        <TextInput
          label={t('times')}
          description={t('timesHint')}
          required
          value={value.times}
          onChange={(event) => set({ times: event.currentTarget.value })}
        />
        {kind === 'week' ? (
          <NativeSelect
            label={t('weekday')}
            value={String(value.weekday)}
            onChange={(event) => set({ weekday: Number(event.currentTarget.value) })}
            data={days.map((day, at) => ({ value: String(at + 1), label: t(day) }))}
          />
        ) : null}
        <NumberInput
          label={t('dueMinutes')}
          description={t('dueMinutesHint')}
          min={5}
          max={1440}
          allowDecimal={false}
          value={value.dueMinutes}
          onChange={(minutes) => set({ dueMinutes: Number(minutes) })}
        />
        <RecipientPicks
          label={t('sendTo')}
          value={value.recipients}
          onChange={(recipients) => set({ recipients: [...recipients] })}
        />
        <p className="muted small">{t('sendToHint')}</p>
        <Textarea
          label={t('mailTo')}
          description={t('mailToHint')}
          autosize
          value={value.mailTo}
          onChange={(event) => set({ mailTo: event.currentTarget.value })}
        />
        <Checkbox
          label={t('enabled')}
          checked={value.enabled}
          onChange={(event) => set({ enabled: event.currentTarget.checked })}
        />
      </FormDialog>
      {edit.dialog}
    </>
  );
}
