import { useState } from 'preact/hooks';
import { family, me, readVisitor, type Visitor, visitorLabel } from '../data/people.ts';
import { Field } from '../kit/Field.tsx';
import { Page } from '../kit/Page.tsx';
import { QrCode } from '../kit/QrCode.tsx';
import { t } from './texts.ts';

function Other(props: { readonly onUse: (visitor: Visitor) => void }) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const visitor = readVisitor(typed);
    setWrong(visitor === null);
    if (visitor !== null) {
      props.onUse(visitor);
    }
  };
  return (
    <form class="no-print" onSubmit={onSubmit} noValidate>
      <Field label={t('phone')} value={typed} onInput={setTyped} error={wrong ? t('badPhone') : null} />
      <button type="submit">{t('use')}</button>
    </form>
  );
}

/** The paper way: what officers issue, and the slip that one can print oneself. */
export function Screen() {
  const [typed, setTyped] = useState<Visitor | null>(null);
  const owner = me.value.value;
  const people = [typed, owner, ...(family.value.value ?? [])].filter((person) => person !== null);
  const [value, setValue] = useState<string | null>(null);
  const person = people.find((candidate) => candidate.value === value) ?? people[0];
  return (
    <Page title={t('paper')}>
      <section class="no-print">
        <h2>{t('personCard')}</h2>
        <p>{t('personCardMore')}</p>
        <h2>{t('phoneCard')}</h2>
        <p>{t('phoneCardMore')}</p>
      </section>
      {people.length > 1 && (
        <label class="field no-print">
          {t('who')}
          <select value={person?.value} onChange={(event) => setValue(event.currentTarget.value)}>
            {people.map((candidate) => (
              <option key={candidate.value} value={candidate.value}>
                {visitorLabel(candidate)}
              </option>
            ))}
          </select>
        </label>
      )}
      {person === undefined ? (
        <p>{t('nobody')}</p>
      ) : (
        <>
          <article class="slip card">
            <h2>{t('cardTitle')}</h2>
            <QrCode text={person.value} title={visitorLabel(person)} />
            <p>
              <strong>{visitorLabel(person)}</strong>
            </p>
            <p>{t('cardMore')}</p>
          </article>
          <div class="row no-print">
            <button type="button" class="button" onClick={() => print()}>
              {t('print')}
            </button>
            <span class="field-hint">{t('cutHere')}</span>
          </div>
        </>
      )}
      <Other
        onUse={(visitor) => {
          setTyped(visitor);
          setValue(visitor.value);
        }}
      />
    </Page>
  );
}
