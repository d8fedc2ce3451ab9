import { useEffect, useState } from 'preact/hooks';
import { parsePlaceCode } from '../../../lib/credentials/index.ts';
import { query } from '../app/router.ts';
import { newId } from '../../shared/ids.ts';
import { enqueue } from '../data/outbox.ts';
import type { Outgoing } from '../data/outbox-rules.ts';
import { type Visitor, asPerson, family, me, visitorLabel } from '../data/people.ts';
import { Notice } from '../kit/Notice.tsx';
import { Family } from './Family.tsx';
import { Me } from './Me.tsx';
import { type PlaceFound, findPlace } from './place.ts';
import { PlaceCard } from './PlaceCard.tsx';
import { Results } from './Results.tsx';
import { t } from './texts.ts';

function outgoing(code: string, placeName: string | null, visitors: readonly Visitor[]): Outgoing[] {
  const at = new Date().toISOString();
  return visitors.map((visitor) => {
    const id = newId();
    const body = { id, placeCode: code, person: asPerson(visitor), at };
    return {
      id,
      kind: 'presence',
      body,
      placeName,
      who: visitorLabel(visitor),
      createdAt: at,
      refusal: null,
    };
  });
}

/** Confirm place and people, then send or keep. */
export function Confirm(props: { readonly written: string }) {
  const parsed = parsePlaceCode(props.written);
  const code = parsed.ok ? parsed.value.code : null;
  const [found, setFound] = useState<PlaceFound | null>(null);
  const [withMe, setWithMe] = useState(true);
  const [companions, setCompanions] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState(false);
  const [sent, setSent] = useState<readonly Outgoing[] | null>(null);

  useEffect(() => {
    if (code !== null) {
      void findPlace(code).then(setFound);
    }
  }, [code]);

  if (code === null) {
    return (
      <Notice tone="bad" title={t('notCode')}>
        <p>{props.written}</p>
        <a href="/quet">{t('again')}</a>
      </Notice>
    );
  }
  if (sent !== null) {
    return <Results items={sent} />;
  }
  const owner = me.value.value;
  const chosen = (family.value.value ?? []).filter(({ value }) => companions.includes(value));
  const visitors = owner !== null && withMe ? [owner, ...chosen] : chosen;
  const onConfirm = async () => {
    setProblem(visitors.length === 0);
    if (visitors.length > 0) {
      const items = outgoing(code, found?.kind === 'known' ? found.place.name : null, visitors);
      await enqueue(items);
      setSent(items);
    }
  };

  return (
    <>
      <PlaceCard code={code} found={found} host={query.value.get('host')} />
      {found !== null && found.kind !== 'unknown' && (
        <>
          <h2>{t('who')}</h2>
          <Me withMe={withMe} onWithMe={setWithMe} />
          <Family chosen={companions} onChoose={setCompanions} />
          {problem && (
            <p class="field-error" role="alert">
              {t('needMe')}
            </p>
          )}
          <button type="button" class="button wide" onClick={() => void onConfirm()}>
            {visitors.length > 1 ? t('confirmMany', { n: visitors.length }) : t('confirm')}
          </button>
          <p class="field-hint">{t('purpose')}</p>
        </>
      )}
      <p>
        <a href="/quet">{t('again')}</a>
      </p>
    </>
  );
}
