import { useEffect, useRef } from 'preact/hooks';
import { formatDate, formatInstant } from '../../shared/formats.ts';
import { certificate } from '../decide/certificate.ts';
import { t } from './certificate-texts.ts';

const signs = {
  valid: '✓',
  ended: '⌛',
  withdrawn: '✕',
  'not-genuine': '✕',
  'of-training': '✕',
  'not-of-training': '✕',
} as const;

/** What a scanned certificate of completion comes to, in words; it decides nothing about who may pass. */
export function Certificate() {
  const band = useRef<HTMLDivElement>(null);
  const shown = certificate.value;
  // It may stand below the fold. No focus: the Enter of a hand scanner must press nothing.
  useEffect(() => band.current?.scrollIntoView({ block: 'center' }), [shown]);
  if (shown === null) {
    return null;
  }
  const { state, said, listed, isAsked, knownAt, decision } = shown;
  return (
    <div
      ref={band}
      class={`band certificate-${state}`}
      role="alert"
      data-testid="certificate"
      data-state={state}
    >
      <strong>
        {signs[state]} {t(state)}
      </strong>
      <p>{t(`${state}-more` as const)}</p>
      {said !== null && (
        <dl class="facts">
          <dt>{t('name')}</dt>
          <dd>
            {said.name}
            {said.birthYear !== null && ` · ${said.birthYear}`}
          </dd>
          <dt>{t('number')}</dt>
          <dd>{said.certificate?.number ?? t('noNumber')}</dd>
          <dt>{t('order')}</dt>
          <dd>
            {said.number}, {said.office}
          </dd>
          <dt>{t('period')}</dt>
          <dd>
            {formatDate(new Date(said.from).toISOString())} – {formatDate(new Date(said.ended).toISOString())}
          </dd>
          {decision !== null && (
            <>
              <dt>{t('decision')}</dt>
              <dd>{decision}</dd>
            </>
          )}
        </dl>
      )}
      {said?.simulated === true && <p>{t('simulated')}</p>}
      {(state === 'valid' || state === 'ended') && (
        <p class="stamp">
          {isAsked
            ? t('asked')
            : t(listed ? 'byPack' : 'unlisted', { at: formatInstant(new Date(knownAt).toISOString()) })}
        </p>
      )}
      <button
        type="button"
        onClick={() => {
          certificate.value = null;
        }}
      >
        {t('close')}
      </button>
    </div>
  );
}
