import { useEffect, useState } from 'preact/hooks';
import { helperRelation } from '../../../contract/labels/assistance.ts';
import { optionsOf } from '../../../contract/labels/kit.ts';
import { type BodyOf, errorText, type DataOf, type ErrorReply } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { blankDeclaration } from '../../shared/forms/typed.ts';
import { newId } from '../../shared/ids.ts';
import { lang } from '../app/language.ts';
import { go } from '../app/router.ts';
import { api, online } from '../data/api.ts';
import { draft } from '../data/draft.ts';
import { Field } from '../kit/Field.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { helped, type HelpedPerson } from './people.ts';
import { OwnHistory } from './OwnHistory.tsx';
import { Report } from './Report.tsx';
import { t } from './texts.ts';

type Mine = DataOf<'POST /assistance/mine'>['items'][number];
type Relation = BodyOf<'POST /assistance'>['relation'];

/** A relative declares for people without a phone; everything done carries the helper's name. */
export function Screen() {
  const people = helped.value.value ?? [];
  const [known, setKnown] = useState<readonly Mine[]>([]);
  const look = async () => {
    await helped.ready;
    const tokens = (helped.value.peek() ?? []).map(({ token }) => token);
    const answer = tokens.length === 0 ? null : await api.call('POST /assistance/mine', { body: { tokens } });
    if (answer?.ok === true) {
      setKnown(answer.data.items);
    }
  };
  useEffect(() => void look(), []);
  return (
    <Page title={t('title')}>
      <p>{t('lead')}</p>
      <h2>{t('mine')}</h2>
      {people.length === 0 && <p>{t('nobody')}</p>}
      {people.map((person) => (
        <Person
          key={person.id}
          person={person}
          known={known.find(({ id }) => id === person.id)}
          onActed={look}
        />
      ))}
      <Add />
      <AddByCode />
      <OwnHistory />
    </Page>
  );
}

async function forget(id: string): Promise<void> {
  await helped.set((helped.value.peek() ?? []).filter((one) => one.id !== id));
}

function Person(props: {
  readonly person: HelpedPerson;
  readonly known: Mine | undefined;
  readonly onActed: () => Promise<void>;
}) {
  const { person, known, onActed } = props;
  const [error, setError] = useState<ErrorReply | null>(null);
  const declare = async () => {
    const blank = blankDeclaration();
    await draft.set({
      ...blank,
      person: { ...blank.person, fullName: person.name, birth: String(person.birthYear) },
      byRelative: true,
      assistance: person.token,
    });
    go('/khai-bao');
  };
  const stop = async () => {
    const answer = await api.call('POST /assistance/leave', { body: { token: person.token } });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) {
      await forget(person.id);
    }
  };
  const last = known?.acts[0];
  return (
    <article class="card">
      <h3>
        {person.name} · {person.birthYear}
      </h3>
      {known?.ended === true ? (
        <>
          <p>{t('ended')}</p>
          <button type="button" onClick={() => void forget(person.id)}>
            {t('drop')}
          </button>
        </>
      ) : (
        <>
          <p>
            {last === undefined
              ? t('noActs')
              : t('acts', { n: known?.acts.length ?? 0, at: formatInstant(last.at) })}
          </p>
          <div class="row">
            <button type="button" class="button" onClick={() => void declare()}>
              {t('declare', { name: person.name })}
            </button>
            <button type="button" onClick={() => void stop()}>
              {t('stop')}
            </button>
          </div>
          {error !== null && (
            <Notice tone="bad" title={`${t('notStopped')} ${errorText(error, lang.value)}`} />
          )}
          <Report person={person} onSent={onActed} />
        </>
      )}
    </article>
  );
}

/** A code that an officer gave after speaking with the person. */
function AddByCode() {
  const [code, setCode] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = async () => {
    const token = code.trim();
    const answer = /^[A-Za-z0-9_-]{20,60}$/.test(token)
      ? await api.call('POST /assistance/mine', { body: { tokens: [token] } })
      : null;
    const found = answer?.ok === true ? answer.data.items.find(({ ended }) => !ended) : undefined;
    setWrong(found === undefined);
    if (found !== undefined) {
      const { id, name, birthYear } = found;
      const others = (helped.value.peek() ?? []).filter((one) => one.id !== id);
      await helped.set([...others, { id, token, name, birthYear: birthYear ?? 0 }]);
      setCode('');
    }
  };
  return (
    <details>
      <summary>{t('byOfficer')}</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Field
          label={t('officerCode')}
          value={code}
          onInput={setCode}
          spellcheck={false}
          error={wrong ? t('wrongCode') : null}
        />
        <button type="submit">{t('begin')}</button>
      </form>
    </details>
  );
}

function Add() {
  const [card, setCard] = useState('');
  const [year, setYear] = useState('');
  const [name, setName] = useState('');
  const [relation, setRelation] = useState<Relation>('child');
  const [missing, setMissing] = useState(false);
  const [error, setError] = useState<ErrorReply | null>(null);
  const submit = async () => {
    const lacks = card.trim() === '' || name.trim() === '' || !/^\d{4}$/.test(year.trim());
    setMissing(lacks);
    setError(null);
    if (lacks) {
      return;
    }
    const id = newId();
    const body = {
      id,
      cardCode: card.trim(),
      birthYear: Number(year),
      helperName: name.trim().normalize('NFC'),
      relation,
    };
    const answer = await api.call('POST /assistance', { body });
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    const { token, name: fullName, birthYear } = answer.data;
    await helped.set([...(helped.value.peek() ?? []), { id, token, name: fullName, birthYear }]);
    setCard('');
    setYear('');
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t('add')}</h2>
      {!online.value && <p>{t('offline')}</p>}
      <Field
        label={t('card')}
        hint={t('cardHint')}
        value={card}
        onInput={setCard}
        autocapitalize="characters"
        spellcheck={false}
      />
      <Field label={t('year')} value={year} onInput={setYear} inputMode="numeric" maxLength={4} />
      <Field label={t('ownName')} value={name} onInput={setName} autocomplete="name" maxLength={120} />
      <label class="field">
        {t('relation')}
        <select value={relation} onChange={(event) => setRelation(event.currentTarget.value as Relation)}>
          {optionsOf(helperRelation, lang.value)
            .filter(({ value }) => value !== 'officer')
            .map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
        </select>
      </label>
      {missing && <Notice tone="bad" title={t('missing')} />}
      {error !== null && <Notice tone="bad" title={errorText(error, lang.value)} />}
      <button type="submit">{t('begin')}</button>
    </form>
  );
}
