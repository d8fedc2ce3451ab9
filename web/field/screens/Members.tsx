import { useState } from 'preact/hooks';
import type { GateDecision } from '../../../lib/gates/index.ts';
import { go } from '../app/view.ts';
import { notice } from '../decide/deciding.ts';
import { decideApart, decideVehicle, proposalForOpen } from '../decide/keep.ts';
import { changeVehicle, type Member, type Seat, type Vehicle } from '../decide/vehicle.ts';
import { DecisionIcon } from '../kit/Icon.tsx';
import { decisionLabel, decisions, said, seatLabel } from '../kit/labels.ts';
import { Against } from './Against.tsx';
import { t } from './vehicle-texts.ts';

const SEATS: readonly Seat[] = ['driver', 'assistant', 'passenger'];

/** Those who wait in the vehicle, each with the own proposal; one tap decides for all of them. */
export function Members({ open }: { readonly open: Vehicle }) {
  const [against, setAgainst] = useState<GateDecision | null>(null);
  const proposal = proposalForOpen();
  if (proposal === null) {
    return null;
  }
  const change = (member: Member, part: Partial<Member>) =>
    changeVehicle({ members: open.members.map((one) => (one === member ? { ...one, ...part } : one)) });
  const decide = (decision: GateDecision, reason: string) => {
    void decideVehicle(decision, reason).then(() => notice.value?.kind !== 'not-kept' && go('quet'));
  };
  const missing = open.people - open.members.length - open.apart.length;
  return (
    <section aria-label={t('members')}>
      <h2>{t('members')}</h2>
      <ul class="lines">
        {open.members.map((member) => (
          <MemberLine key={member.subject.id} member={member} onSeat={(seat) => change(member, { seat })} />
        ))}
      </ul>
      {open.apart.length > 0 && <p class="hint">{t('apart', { n: open.apart.length })}</p>}
      {missing > 0 && <p class="warn">⚠ {t('missing', { n: missing })}</p>}
      {notice.value?.kind === 'not-kept' && (
        <p class="bad" role="alert">
          ⚠ {t('notKept')}
        </p>
      )}
      <div class={`band decision-${proposal.decision}`} data-testid="group" aria-live="polite">
        <h3>
          <DecisionIcon decision={proposal.decision} /> {t('whole')}: {decisionLabel(proposal.decision)}
        </h3>
        {proposal.milder > 0 && <p>{t('ruledBy', { n: proposal.milder })}</p>}
      </div>
      {against === null ? (
        <>
          <button type="button" class="wide decide-all" onClick={() => decide(proposal.decision, '')}>
            {t('decideAll', { n: open.members.length, what: decisionLabel(proposal.decision) })}
          </button>
          <details>
            <summary>{t('otherwise')}</summary>
            <fieldset class="row" aria-label={t('otherwise')}>
              {decisions
                .filter((decision) => decision !== proposal.decision)
                .map((decision) => (
                  <button key={decision} type="button" onClick={() => setAgainst(decision)}>
                    {decisionLabel(decision)}
                  </button>
                ))}
            </fieldset>
          </details>
        </>
      ) : (
        <Against
          decision={against}
          onReason={(reason) => decide(against, reason)}
          onBack={() => setAgainst(null)}
        />
      )}
    </section>
  );
}

function MemberLine({ member, onSeat }: { readonly member: Member; readonly onSeat: (seat: Seat) => void }) {
  const { decision, reasons } = member.assessment.verdict;
  const [why] = reasons.filter((reason) => reason.decision === decision);
  const next = SEATS[(SEATS.indexOf(member.seat) + 1) % SEATS.length] ?? 'passenger';
  return (
    <li class="member">
      <DecisionIcon decision={decision} />
      <span class="grow">
        <strong>{member.who}</strong> · {decisionLabel(decision)}
        {why !== undefined && decision !== 'pass' && (
          <>
            <br />
            {said(why)}
          </>
        )}
      </span>
      <button type="button" onClick={() => onSeat(next)}>
        {seatLabel(member.seat)}
        <span class="unseen"> – {t('changeSeat')}</span>
      </button>
      <button type="button" onClick={() => void decideApart(member)}>
        {t('takeOut')}
        <span class="unseen"> {member.who}</span>
      </button>
    </li>
  );
}
