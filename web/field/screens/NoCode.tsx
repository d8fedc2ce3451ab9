import { useEffect, useRef, useState } from 'preact/hooks';
import {
  type Answer,
  type FormFault,
  type FormKind,
  type FormVersion,
  restOf,
  shortQuestions,
} from '../../../lib/forms/index.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { calendarDate } from '../../shared/formats.ts';
import { errorSentences } from '../../shared/forms/words.ts';
import { lang } from '../app/language.ts';
import { updatePack } from '../data/contact.ts';
import { pack } from '../data/device.ts';
import { type Entry, entry } from '../data/entry-slot.ts';
import { noteOrigin } from '../data/origins.ts';
import { now } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { takeTyped } from '../decide/deciding.ts';
import {
  answersOf,
  blankEntry,
  entryFaults,
  type EntryPlace,
  formsInForce,
  subjectOf,
} from '../decide/entry.ts';
import { keepEntry, openEntry } from '../decide/entry-kept.ts';
import { vehicle } from '../decide/vehicle.ts';
import { Temperature } from '../kit/Vitals.tsx';
import { Chips } from './entry/Chips.tsx';
import { Part } from './entry/Part.tsx';
import type { PartProps } from './entry/types.ts';
import { Question } from './entry/Question.tsx';
import './entry/entry.css';
import { t } from './no-code-texts.ts';

/** P5: somebody without a phone or a code declares here, by the form of the pack; ends with a code to read out. */
export function Screen() {
  const [ready, setReady] = useState(entry.value !== null);
  useEffect(() => {
    void openEntry(vehicle.value?.plate ?? '').then(() => setReady(true));
  }, []);
  const forms = formsInForce(pack.value?.content.forms ?? [], calendarDate(now()));
  if (!ready || entry.value === null) {
    return <output class="loading">{t('opening')}</output>;
  }
  return (
    <>
      <h1>{t('title')}</h1>
      {forms.length === 0 ? (
        <div class="warn" role="alert">
          <p>⚠ {t('noForms')}</p>
          <button type="button" onClick={() => void updatePack()}>
            {t('updatePack')}
          </button>
        </div>
      ) : (
        <EntryForm key={entry.value.draft.person.key} forms={forms} current={entry.value} />
      )}
    </>
  );
}

/** Enter goes to the next field, as the key of the phone says; the last one closes the keyboard. */
function toNextField(event: KeyboardEvent) {
  const { target, currentTarget } = event;
  if (event.key !== 'Enter' || event.defaultPrevented || !(target instanceof HTMLInputElement)) {
    return;
  }
  event.preventDefault();
  const fields = [...(currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>('input')].filter(
    // What is folded away has no place on the screen.
    (field) => field.offsetParent !== null,
  );
  const next = fields[fields.indexOf(target) + 1];
  (next ?? target)[next === undefined ? 'blur' : 'focus']();
}

function EntryForm({ forms, current }: { readonly forms: readonly FormVersion[]; readonly current: Entry }) {
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const shown = forms.find(({ kind }) => kind === (current.draft.kind ?? 'people')) ?? forms[0]!;
  const place: EntryPlace = {
    day: calendarDate(now()),
    post: shift.value?.postName ?? '',
    areas: pack.value?.content.areas ?? [],
  };
  const answers = answersOf(shown, current, place);
  const found = entryFaults(shown, current, place);
  const { errors, faults } = tried ? found : { errors: {}, faults: [] };
  const change: PartProps['change'] = (part, draft = {}) =>
    keepEntry({ ...current, ...part, draft: { ...current.draft, ...draft } });
  const answer = (id: string, value: Answer) =>
    change({}, { answers: { ...current.draft.answers, [id]: value } });
  const parts: PartProps = { form: shown, entry: current, errors, faults, change };
  const faultOf = (id: string) => (errors[`answers.${id}`]?.slice(2) ?? null) as FormFault | null;
  const sentences = [...errorSentences(errors, shown, lang.value), ...faults.map((fault) => t(fault))];
  useEffect(() => {
    const first = form.current?.querySelector<HTMLInputElement>('.short input');
    if (first?.value === '') {
      first.focus({ preventScroll: true });
    }
  }, [shown.kind]);
  useEffect(() => {
    const within = form.current;
    within?.addEventListener('keydown', toNextField);
    return () => within?.removeEventListener('keydown', toNextField);
  }, []);
  const submit = async () => {
    setTried(true);
    if (Object.keys(found.errors).length + found.faults.length > 0) {
      return;
    }
    const person = subjectOf(shown, current, place);
    if (person.origin) {
      await noteOrigin(person.origin.code);
    }
    await takeTyped(person);
  };
  return (
    <form
      ref={form}
      class="entry"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <KindChoice
        forms={forms}
        shown={shown}
        onChoose={(kind) => change({}, { kind })}
        onBlank={() => keepEntry(blankEntry(vehicle.value?.plate ?? ''))}
      />
      <div class="short">
        {shortQuestions(shown, answers).map(({ part, field }) =>
          field === null ? (
            <Part key={part} part={part} {...parts} />
          ) : (
            <Question
              key={field.id}
              field={field}
              answer={answers[field.id]}
              fault={faultOf(field.id)}
              onChange={(value) => answer(field.id, value)}
            />
          ),
        )}
        <Temperature
          label={t('temperature')}
          value={current.temperature}
          onChange={(temperature) => change({ temperature })}
        />
      </div>
      <details>
        <summary>{t('rest')}</summary>
        {restOf(shown, answers).map(({ step, parts: left, fields }) => (
          <section key={step.id}>
            <h2>{step.title[lang.value]}</h2>
            {left.map((part) => (
              <Part key={part} part={part} {...parts} />
            ))}
            {fields.map((field) => (
              <Question
                key={field.id}
                field={field}
                answer={answers[field.id]}
                fault={faultOf(field.id)}
                onChange={(value) => answer(field.id, value)}
              />
            ))}
          </section>
        ))}
        <AtThePost {...parts} />
      </details>
      {sentences.length > 0 && (
        <div class="bad" role="alert">
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <button type="submit" class="wide">
        {t('go')}
      </button>
    </form>
  );
}

function KindChoice(props: {
  readonly forms: readonly FormVersion[];
  readonly shown: FormVersion;
  readonly onChoose: (kind: FormKind) => void;
  readonly onBlank: () => void;
}) {
  const { forms, shown } = props;
  return (
    <div class="with-button">
      <select
        aria-label={t('kind')}
        value={shown.kind}
        onChange={(event) => props.onChoose(event.currentTarget.value as FormKind)}
      >
        {forms.map((form) => (
          <option key={form.kind} value={form.kind}>
            {form.title[lang.value]}
          </option>
        ))}
      </select>
      <button type="button" onClick={props.onBlank}>
        {t('blank')}
      </button>
    </div>
  );
}

/** What belongs to the crossing and not to the declaration, and who declares. */
function AtThePost({ form, entry: current, faults, change }: PartProps) {
  return (
    <section>
      <h2>{t('atPost')}</h2>
      <Chips
        legend={t('who')}
        options={[{ value: 'relative', label: t('byRelative') }]}
        chosen={current.draft.byRelative === true ? ['relative'] : []}
        onToggle={() => change({}, { byRelative: current.draft.byRelative !== true })}
      />
      <Field
        label={t('destination')}
        value={current.destination}
        onInput={(destination) => change({ destination })}
        maxLength={200}
      />
      <Field
        label={t('slip')}
        hint={t('slipHint')}
        value={current.slip}
        onInput={(slip) => change({ slip })}
        autocapitalize="characters"
        error={faults.includes('badSlip') ? t('badSlip') : null}
      />
      <p class="hint">
        {t('version', { n: form.version })} {form.certainty === 'unverified' && form.legalBasis[lang.value]}
      </p>
    </section>
  );
}
