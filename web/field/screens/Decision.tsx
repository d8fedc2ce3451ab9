import { useEffect, useRef, useState } from 'preact/hooks';
import type { GateDecision } from '../../../lib/gates/index.ts';
import { formatInstant } from '../../shared/formats.ts';
import { amend, assessment, asked, leave, notice, shownName, subject } from '../decide/deciding.ts';
import { decideNow, joinVehicle } from '../decide/keep.ts';
import { identityOf } from '../decide/subject.ts';
import { readIn, vehicle } from '../decide/vehicle.ts';
import { AreaField } from '../kit/AreaField.tsx';
import { CodeField } from '../kit/CodeField.tsx';
import { DecisionIcon } from '../kit/Icon.tsx';
import { decisionLabel, decisions, lookOf, meansLabel, outcomeLabel, said } from '../kit/labels.ts';
import { ZoneSign } from '../../citizen/kit/ZoneSign.tsx';
import { Against } from './Against.tsx';
import { Measures } from './Measures.tsx';
import { Misuse } from './Misuse.tsx';
import { t } from './decision-texts.ts';
import { t as scanText } from './scan-texts.ts';

const SHOWN_REASONS = 3;

/** P3: what to do with the person, and why; one tap decides, another decision than proposed asks for a reason. */
export function Screen() {
  const band = useRef<HTMLDivElement>(null);
  const [against, setAgainst] = useState<GateDecision | null>(null);
  const [everything, setEverything] = useState(false);
  const current = subject.value;
  const result = assessment.value;
  useEffect(() => {
    // Not a button: the Enter of a hand scanner must press nothing.
    band.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [current?.id]);
  if (current === null || result === null) {
    return <output class="loading">{t('deciding')}</output>;
  }
  const { verdict, zone, outcome } = result;
  const identity = identityOf(current);
  const { name, birthYear } = shownName();
  const look = lookOf(zone.level);
  const reasons = everything ? verdict.reasons : verdict.reasons.slice(0, SHOWN_REASONS);
  const choose = (decision: GateDecision) => {
    if (decision === verdict.decision) {
      void decideNow(decision, '');
    } else {
      setAgainst(decision);
    }
  };
  const open = vehicle.value;
  const inVehicle = open !== null && open.groupId === current.vehicle?.groupId ? open : null;
  const permit = current.scans.find(({ scan }) => scan.scanned.kind === 'permit')?.scan ?? null;
  const kinds = current.scans.map(({ scan }) => scan.scanned.kind).filter((kind) => kind !== 'unknown');
  return (
    <>
      <div
        ref={band}
        tabIndex={-1}
        class={`band decision-${verdict.decision}`}
        data-testid="decision"
        data-decision={verdict.decision}
        data-outcome={outcome}
        aria-live="polite"
      >
        <h1>
          <DecisionIcon decision={verdict.decision} /> {decisionLabel(verdict.decision)}
        </h1>
        <p class={`zone ${look}`}>
          <ZoneSign level={look} /> <strong>{zone.level === null ? t('noZone') : said(zone.level)}</strong>
        </p>
      </div>
      <p class={`outcome-line ${outcome}`}>
        <strong>{outcomeLabel(outcome)}</strong>
        {outcome !== 'valid' && ` – ${t(`what-${outcome}` as const)}`}
      </p>
      <dl class="facts">
        <dt>{t('name')}</dt>
        <dd>
          {name ?? t('unknownName')}
          {birthYear !== null && ` · ${birthYear}`}
        </dd>
        {identity.signedAt !== null && (
          <>
            <dt>{t('signed')}</dt>
            <dd>{formatInstant(identity.signedAt)}</dd>
          </>
        )}
        {kinds.length > 0 && (
          <>
            <dt>{t('papers')}</dt>
            <dd>{kinds.map((kind) => (kind === 'place' ? '' : meansLabel(kind))).join(', ')}</dd>
          </>
        )}
        {identity.declaredCompanions !== null && (
          <>
            <dt>{t('companions')}</dt>
            <dd>
              {t('declaredCounted', {
                declared: identity.declaredCompanions,
                counted: current.companions ?? '–',
              })}
            </dd>
          </>
        )}
        {current.vehicle !== null && current.vehicle.plate !== '' && (
          <>
            <dt>{t('plate')}</dt>
            <dd>{current.vehicle.plate}</dd>
          </>
        )}
        {current.typed?.slip && (
          <>
            <dt>{t('slip')}</dt>
            <dd class="slip">{current.typed.slip.replace(/^(.{4})(.{4})$/, '$1 $2')}</dd>
          </>
        )}
      </dl>
      {zone.rank === null && (
        <AreaField
          label={t('from')}
          chosen={current.origin?.name ?? ''}
          onChoose={(origin) => void amend({ origin })}
        />
      )}
      <h2 class="unseen">{t('reasons')}</h2>
      <ul class="reasons">
        {reasons.map((reason) => (
          <li key={reason.rule}>
            <DecisionIcon decision={reason.decision} /> {said(reason)}
            {reason.missing && ` (${t('missing')})`}
          </li>
        ))}
        {reasons.length === 0 && <li>{t('noReason')}</li>}
      </ul>
      {verdict.reasons.length > SHOWN_REASONS && (
        <button type="button" class="quiet" onClick={() => setEverything(!everything)}>
          {everything ? t('fewer') : t('all', { n: verdict.reasons.length })}
        </button>
      )}
      {inVehicle !== null && against === null && (
        <button type="button" class="wide join" onClick={joinVehicle}>
          {t('join', { n: readIn(inVehicle) + 1, all: Math.max(inVehicle.people, readIn(inVehicle) + 1) })}
        </button>
      )}
      {inVehicle !== null && against === null && <p class="hint">{t('orApart')}</p>}
      {against === null ? (
        <fieldset class="decisions" aria-label={t('decide')}>
          {decisions.map((decision) => (
            <button
              key={decision}
              type="button"
              class={decision === verdict.decision ? 'proposed' : ''}
              onClick={() => choose(decision)}
            >
              <DecisionIcon decision={decision} /> {decisionLabel(decision)}
              {decision === verdict.decision && <span class="tag">{t('proposed')}</span>}
            </button>
          ))}
        </fieldset>
      ) : (
        <Against
          decision={against}
          onReason={(reason) => void decideNow(against, reason)}
          onBack={() => setAgainst(null)}
        />
      )}
      <p class="stamp" aria-live="polite">
        {asked.value === 'asking' && t('asking')}
        {asked.value === 'answered' && `✓ ${t('answered')}`}
        {(asked.value === 'silent' || asked.value === 'off') && t('byPack')}
        {' · '}
        {t('version', { n: verdict.ruleVersion })}
      </p>
      {notice.value !== null && (
        <p class="bad" role="alert">
          ⚠ <strong>{scanText(notice.value.kind)}.</strong> {scanText(`${notice.value.kind}-more` as const)}
        </p>
      )}
      <Measures />
      {permit !== null && <Misuse permit={permit} />}
      <CodeField label={t('more')} hint={t('moreHint')} action={t('add')} />
      <button type="button" class="wide quiet" onClick={leave}>
        {t('leave')}
      </button>
    </>
  );
}
