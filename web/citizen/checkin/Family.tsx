import { useState } from 'preact/hooks';
import { family, readVisitor, visitorLabel } from '../data/people.ts';
import { Field } from '../kit/Field.tsx';
import { LazyScanner } from '../scan/LazyScanner.tsx';
import { t } from './texts.ts';

function AddPerson(props: { readonly onAdded: (value: string) => void }) {
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const add = (text: string) => {
    const visitor = readVisitor(text, name.trim());
    setWrong(visitor === null);
    if (visitor !== null) {
      const others = (family.value.peek() ?? []).filter(({ value }) => value !== visitor.value);
      void family.set([...others, visitor]);
      props.onAdded(visitor.value);
      setName('');
      setCode('');
    }
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    add(code);
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Field label={t('addName')} value={name} onInput={setName} maxLength={60} autocomplete="off" />
      <Field
        label={t('addCode')}
        value={code}
        onInput={setCode}
        autocomplete="off"
        error={wrong ? t('badVisitor') : null}
      />
      <div class="row">
        <button type="submit">{t('add')}</button>
        <LazyScanner label={t('scanCard')} onCode={add} />
      </div>
    </form>
  );
}

/** People with me: remembered on this phone, ticked when they come along. */
export function Family(props: {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}) {
  const people = family.value.value ?? [];
  const { chosen, onChoose } = props;
  const forget = (value: string) => {
    void family.set(people.filter((person) => person.value !== value));
    onChoose(chosen.filter((item) => item !== value));
  };
  return (
    <fieldset>
      <legend>{t('with')}</legend>
      <p class="field-hint">{t('withMore')}</p>
      {people.map((person) => (
        <div class="person-row" key={person.value}>
          <label class="choice">
            <input
              type="checkbox"
              checked={chosen.includes(person.value)}
              onChange={(event) =>
                onChoose(
                  event.currentTarget.checked
                    ? [...chosen, person.value]
                    : chosen.filter((item) => item !== person.value),
                )
              }
            />
            <span>{visitorLabel(person)}</span>
          </label>
          <button
            type="button"
            class="link"
            aria-label={t('forget', { name: visitorLabel(person) })}
            onClick={() => forget(person.value)}
          >
            ✕
          </button>
        </div>
      ))}
      <details class="box">
        <summary>{t('add')}</summary>
        <AddPerson onAdded={(value) => onChoose([...chosen.filter((item) => item !== value), value])} />
      </details>
    </fieldset>
  );
}
