import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { PersonPicker } from '../../kit/pick/PersonPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { Taken, type TakenTube } from './Taken.tsx';
import { texts } from './texts.ts';
import { bodyOf, MOST_PEOPLE, newTube, nextTube, withPerson } from './tube-draft.ts';

/** L1: one tube after the other; kind, specimen and purpose stay as they were. */
export function Collect() {
  const t = useTexts(texts);
  const [first] = useState(() => newTube(Date.now()));
  const draft = useDraft(first);
  const save = useSend('POST /lab/tubes', ['/lab']);
  const [taken, setTaken] = useState<readonly TakenTube[]>([]);
  const [tried, setTried] = useState(false);
  const { value, set } = draft;
  const body = bodyOf(value);

  const submit = async () => {
    setTried(true);
    if (body === null) {
      return;
    }
    const result = await save.send({ body });
    if (result.ok) {
      setTaken([{ ...result.data, names: value.people.map((one) => one.label) }, ...taken]);
      draft.reset(nextTube(value, Date.now()));
      setTried(false);
    }
  };
  return (
    <>
      <LeaveGuard dirty={value.people.length > 0} />
      <Panel title={t('collectTitle')}>
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <PersonPicker
            label={t('person')}
            value={null}
            onPick={(person) => {
              if (person !== null) {
                set({ people: withPerson(value.people, person) });
              }
            }}
          />
          <InTube draft={value} onChange={(people) => set({ people })} />
          <div className="two">
            <TextInput
              label={t('code')}
              description={t('codeHint')}
              value={value.code}
              maxLength={40}
              onChange={(event) => set({ code: event.currentTarget.value })}
            />
            <DateField
              label={t('sampledAt')}
              time
              required
              value={value.sampledAt}
              onChange={(sampledAt) => set({ sampledAt })}
            />
          </div>
          <div className="three">
            <CodeSelect
              kind="testKind"
              label={t('kind')}
              value={value.kind}
              onChange={(kind) => kind !== null && set({ kind })}
            />
            <CodeSelect
              kind="specimen"
              label={t('specimen')}
              value={value.specimen}
              onChange={(specimen) => specimen !== null && set({ specimen })}
            />
            <CodeSelect
              kind="samplePurpose"
              label={t('purpose')}
              value={value.purpose}
              onChange={(purpose) => purpose !== null && set({ purpose })}
            />
            <CodeSelect
              kind="disease"
              label={t('disease')}
              value={value.disease}
              onChange={(disease) => disease !== null && set({ disease })}
            />
          </div>
          <div className="two">
            <TextInput
              label={t('collector')}
              description={t('collectorHint')}
              value={value.collector}
              maxLength={120}
              onChange={(event) => set({ collector: event.currentTarget.value })}
            />
            <AreaPicker
              label={t('area')}
              hint={t('areaHint')}
              value={value.areaId}
              onPick={(areaId) => set({ areaId })}
            />
          </div>
          {tried && body === null ? <Notice tone="warning">{t('needPeople')}</Notice> : null}
          <FailureNotice failure={save.failure} typing />
          <div>
            <Button type="submit" loading={save.busy}>
              {t('saveTube')}
            </Button>
          </div>
        </form>
      </Panel>
      <Taken tubes={taken} />
    </>
  );
}

type InTubeProps = {
  readonly draft: ReturnType<typeof newTube>;
  readonly onChange: (people: ReturnType<typeof newTube>['people']) => void;
};

function InTube({ draft, onChange }: InTubeProps) {
  const t = useTexts(texts);
  const { people } = draft;
  return (
    <div className="stack" aria-live="polite">
      <strong>{t('people')}</strong>
      {people.length === 0 ? <p className="muted">{t('nobody')}</p> : null}
      <ul className="plain">
        {people.map((person) => (
          <li key={person.id} className="row spread">
            <span>
              {person.label} <span className="muted small">{person.note}</span>
            </span>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={t('remove', { name: person.label })}
              onClick={() => onChange(people.filter((one) => one.id !== person.id))}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
      {people.length > 1 ? <Notice>{t('pool', { n: people.length })}</Notice> : null}
      {people.length >= MOST_PEOPLE ? (
        <Notice tone="warning">{t('poolFull', { n: MOST_PEOPLE })}</Notice>
      ) : null}
    </div>
  );
}
