import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { addDays, instantToLocal } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { bodyOf, type LockdownDraft, shapeOf, sourcesOf } from './draft.ts';
import { Inside } from './Inside.tsx';
import { ShapeFields } from './ShapeFields.tsx';
import { texts } from './texts.ts';

const TERMS = [7, 14, 21] as const;
const endOf = (from: string, days: number) => `${addDays(from.slice(0, 10), days)}T23:59`;

function newDraft(): LockdownDraft {
  const from = instantToLocal(Date.now());
  return {
    kind: 'unit',
    areaId: null,
    place: null,
    words: '',
    outline: '',
    byShape: true,
    address: '',
    households: true,
    title: '',
    disease: 'covid-19',
    from,
    until: endOf(from, 14),
    reason: '',
  };
}

/** Prepares a cordon in three steps on one page: where, who, how long. The decision follows on its own page. */
export function LockdownNew() {
  const t = useTexts(texts);
  const navigate = useNavigate();
  const [url] = useUrlState();
  const [first] = useState(newDraft);
  const { value, set, dirty } = useDraft(first);
  const [id] = useState(() => newId());
  const [tried, setTried] = useState(false);
  const create = useSend('POST /lockdowns', ['/lockdowns']);
  const body = bodyOf(value, url['focus']);
  const submit = async () => {
    setTried(true);
    if (body === null) {
      return;
    }
    const result = await create.send({ body: { id, ...body } });
    if (result.ok) {
      void navigate({ to: '/lockdowns/$id', params: { id: result.data.id }, ignoreBlocker: true });
    }
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Page title={t('newTitle')} lead={t('lead')}>
      <LeaveGuard dirty={dirty} />
      <form className="stack" onSubmit={onSubmit} noValidate>
        <Panel title={t('step1')}>
          <ShapeFields value={value} set={set} />
        </Panel>
        <Panel title={t('step2')}>
          <div className="stack">
            <Checkbox
              label={t('byShape')}
              checked={value.byShape}
              onChange={(event) => set({ byShape: event.currentTarget.checked })}
            />
            {value.kind === 'unit' && !value.byShape ? (
              <Notice tone="warning">{t('wholeUnit')}</Notice>
            ) : null}
            <TextInput
              label={t('byAddress')}
              description={t('byAddressHint')}
              maxLength={400}
              value={value.address}
              onChange={(event) => set({ address: event.currentTarget.value })}
            />
            <Checkbox
              label={t('households')}
              checked={value.households}
              onChange={(event) => set({ households: event.currentTarget.checked })}
            />
            <Inside shape={shapeOf(value)} sources={sourcesOf(value)} />
          </div>
        </Panel>
        <Panel title={t('step3')}>
          <div className="stack">
            <div className="two">
              <TextInput
                label={t('name')}
                description={t('nameHint')}
                required
                maxLength={160}
                value={value.title}
                onChange={(event) => set({ title: event.currentTarget.value })}
              />
              <CodeSelect
                kind="disease"
                label={t('disease')}
                value={value.disease as 'covid-19'}
                onChange={(disease) => set({ disease: disease ?? value.disease })}
              />
              <DateField
                label={t('from')}
                time
                required
                value={value.from}
                onChange={(from) => set({ from })}
              />
              <DateField
                label={t('to')}
                time
                required
                value={value.until}
                onChange={(until) => set({ until })}
              />
            </div>
            <fieldset className="row plain-set" aria-label={t('term')}>
              {TERMS.map((days) => (
                <Button
                  key={days}
                  variant="light"
                  size="compact-sm"
                  disabled={value.from === null}
                  onClick={() => set({ until: endOf(value.from ?? '', days) })}
                >
                  {t('days', { n: days })}
                </Button>
              ))}
            </fieldset>
            <Textarea
              label={t('reason')}
              required
              autosize
              minRows={2}
              maxLength={800}
              value={value.reason}
              onChange={(event) => set({ reason: event.currentTarget.value })}
            />
            {tried && body === null ? <Notice tone="warning" alert title={t('needFields')} /> : null}
            <FailureNotice failure={create.failure} typing />
            <div className="row">
              <Button type="submit" loading={create.busy}>
                {t('save')}
              </Button>
            </div>
          </div>
        </Panel>
      </form>
    </Page>
  );
}
