import { nameOf } from '../../../contract/labels/kit.ts';
import { placeKind } from '../../../contract/labels/places.ts';
import { lang } from '../app/language.ts';
import { Notice } from '../kit/Notice.tsx';
import type { PlaceFound } from './place.ts';
import { t } from './texts.ts';

/** Which place this is, in every state: asked, known, kept, unknown, out of reach. */
export function PlaceCard(props: {
  readonly code: string;
  readonly found: PlaceFound | null;
  readonly host: string | null;
}) {
  const { code, found } = props;
  if (found === null) {
    return <output class="loading">{t('looking')}</output>;
  }
  if (found.kind === 'unknown') {
    return (
      <Notice tone="bad" title={t('unknown')}>
        <p>{t('unknownMore', { code })}</p>
      </Notice>
    );
  }
  if (found.kind === 'unreachable') {
    return (
      <Notice tone="wait" title={t('nameLater')}>
        <p>{t('nameLaterMore', { code })}</p>
      </Notice>
    );
  }
  const { place } = found;
  return (
    <section class="box place" aria-labelledby="place-name">
      <p class="field-hint">{t('place')}</p>
      <h2 id="place-name">{place.name}</h2>
      <p>{[place.address, place.areaName].filter(Boolean).join(', ')}</p>
      <p class="field-hint">
        {nameOf(placeKind, place.kind, lang.value)} · {place.code}
      </p>
      {found.kept && <p>{t('keptName')}</p>}
      {props.host !== null && <p class="field-error">{t('otherHost', { host: props.host })}</p>}
    </section>
  );
}
