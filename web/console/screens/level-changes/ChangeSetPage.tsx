import { Link, useParams } from '@tanstack/react-router';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { StatusTag } from '../../kit/StatusTag.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Dismiss } from './Dismiss.tsx';
import { type ChangeSet, changeText } from './moves.ts';
import { ProposalPanel } from './ProposalPanel.tsx';
import { texts } from './texts.ts';
import { useLiveChanges } from './useLiveChanges.ts';

/** One change set: what moved, and each kind of proposal with its people. */
export function ChangeSetPage() {
  const t = useTexts(texts);
  const { id } = useParams({ strict: false });
  const query = useApi('GET /level-changes/{id}', { params: { id: id ?? '' } });
  useLiveChanges();
  return (
    <Page title={t('title')} lead={query.data === undefined ? undefined : changeText(query.data, t)}>
      <Await query={query}>{(set) => <Record key={set.id} set={set} />}</Await>
    </Page>
  );
}

function Record({ set }: { readonly set: ChangeSet }) {
  const t = useTexts(texts);
  const name = useLabel();
  const mayDecide = useRight('contact.decide');
  const open = set.status === 'OPEN';
  return (
    <>
      <Panel>
        <div className="row">
          <StatusTag kind="changeStatus" code={set.status} />
          <strong>{name('changeCause', set.cause)}</strong>
          <span className="muted">{formatInstant(set.at)}</span>
          <Link to="/cases/$id/contacts" params={{ id: set.caseId }}>
            {t('openCase', { label: set.caseLabel })}
          </Link>
        </div>
        {set.subject === null ? null : <p>{t('subject', { name: set.subject.name })}</p>}
        {set.settledBy === null || set.settledAt === null ? null : (
          <p className="muted">
            {set.reason === null
              ? t('takenOver')
              : `${t('by', { by: set.settledBy, at: formatInstant(set.settledAt) })}. ${t('settledReason', { reason: set.reason })}`}
          </p>
        )}
        {open && set.cause.startsWith('RESULT_') ? <p className="muted small">{t('ruleNote')}</p> : null}
      </Panel>
      {set.proposals.map((one) => (
        <ProposalPanel key={one.proposal} set={set} count={one} decides={mayDecide && open} />
      ))}
      {mayDecide && open ? <Dismiss set={set} /> : null}
    </>
  );
}
