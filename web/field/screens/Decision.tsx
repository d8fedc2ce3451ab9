import { useEffect, useRef, useState } from 'preact/hooks';
import { formatInstant } from '../../shared/formats.ts';
import { go } from '../app/view.ts';
import { amend, assessment, asked, leave, notice, shownName, subject } from '../decide/deciding.ts';
import { hasReplacedCard, identityOf, unopenedCode } from '../decide/subject.ts';
import { readIn, vehicle } from '../decide/vehicle.ts';
import { AreaField } from '../kit/AreaField.tsx';
import { DecisionIcon } from '../kit/Icon.tsx';
import { decisionLabel, lookOf, meansLabel, outcomeLabel, said } from '../kit/labels.ts';
import { ZoneSign } from '../../citizen/kit/ZoneSign.tsx';
import { Certificate } from './Certificate.tsx';
import { Decide } from './Decide.tsx';
import { Measures } from './Measures.tsx';
import { Misuse } from './Misuse.tsx';
import { MorePapers } from './MorePapers.tsx';
import { t } from './decision-texts.ts';
import { t as scanText } from './scan-texts.ts';

const SHOWN_REASONS = 3;

/** P3: what to do with the person, and why; one tap decides, another decision than proposed asks for a reason. */
export function Screen() {
  const band = useRef<HTMLDivElement>(null);
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
  const replaced = outcome === 'expired' && hasReplacedCard(current.scans);
  const reasons = everything ? verdict.reasons : verdict.reasons.slice(0, SHOWN_REASONS);
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
        <strong>{replaced ? t('replaced') : outcomeLabel(outcome)}</strong>
        {outcome !== 'valid' && ` – ${t(replaced ? 'what-replaced' : (`what-${outcome}` as const))}`}
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
            <dd>{alongText(identity.declaredCompanions, current.companions)}</dd>
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
      <p class="stamp" aria-live="polite">
        {asked.value === 'asking' && t('asking')}
        {asked.value === 'answered' && `✓ ${t('answered')}`}
        {(asked.value === 'silent' || asked.value === 'off') && t('byPack')}
        {' · '}
        {t('version', { n: verdict.ruleVersion })}
      </p>
      {unopenedCode(current) !== null && asked.value !== 'asking' && (
        <p class="warn" role="note">
          ⚠ {t(asked.value === 'answered' ? 'codeNobody' : 'codeLater')}
        </p>
      )}
      {notice.value !== null && (
        <p class="bad" role="alert">
          ⚠ <strong>{scanText(notice.value.kind)}.</strong> {scanText(`${notice.value.kind}-more` as const)}
        </p>
      )}
      <Certificate />
      {result.facts.declaration.state === 'none' && current.scans.length > 0 && (
        <button
          type="button"
          class="wide quiet"
          onClick={() => {
            void import('../decide/entry-kept.ts').then(({ entryFor }) => {
              entryFor(current, current.vehicle?.plate ?? '');
              leave();
              go('khong-ma');
              return null;
            });
          }}
        >
          {t('declareHere')}
        </button>
      )}
      <MorePapers key={current.scans.length} />
      <Measures />
      {permit !== null && <Misuse permit={permit} />}
      <button type="button" class="wide quiet" onClick={leave}>
        {t('leave')}
      </button>
      <Decide
        key={current.id}
        proposed={verdict.decision}
        join={inVehicle === null ? null : { read: readIn(inVehicle) + 1, people: inVehicle.people }}
      />
    </>
  );
}

/** Companions as declared and as counted, in words. */
function alongText(declared: number, counted: number | null): string {
  const said = declared === 0 ? t('declaredAlone') : t('declared', { n: declared });
  return counted === null ? said : `${said}, ${t('countedAlong', { n: counted })}`;
}
