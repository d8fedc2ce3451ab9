import { Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useSession } from '../../app/session/session.ts';
import { groupsFor } from '../../app/shell/screens.ts';
import { useTexts } from '../../kit/i18n.ts';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Waits } from '../../kit/Wait.tsx';
import { AttentionBar } from '../orders/AttentionBar.tsx';
import { SiteDay } from '../orders/SiteDay.tsx';
import { DueDeclarations } from '../declarations/DueDeclarations.tsx';
import { Waiting } from '../level-changes/Waiting.tsx';
import { NeedList } from '../community/Needs.tsx';
import { WaitingNeeds } from '../community/WaitingNeeds.tsx';
import { DueTrips } from '../trips/TaskList.tsx';
import { DueCalls } from './DueCalls.tsx';
import { DueContacts } from './DueContacts.tsx';
import { DueOrders } from './DueOrders.tsx';
import { DueTasks } from './DueTasks.tsx';
import { WaitingCordons } from '../lockdowns/WaitingCordons.tsx';
import { WaitingRequests } from '../privacy/WaitingRequests.tsx';
import { WaitingWork } from '../worklist/WaitingWork.tsx';
import { WaitingHandovers } from '../handover/WaitingHandovers.tsx';
import { WaitingPapers } from '../directives/WaitingPapers.tsx';
import { WaitingBriefings } from '../briefings/WaitingBriefings.tsx';
import { WaitingReports } from '../reports/WaitingReports.tsx';
import { MyWork } from './MyWork.tsx';
import { NewCases } from './NewCases.tsx';
import { tabAt, tabsFor } from './tabs.ts';
import { texts } from './texts.ts';

/** Whoever holds one of these takes reports a step on. */
const steps = ['report.review', 'report.sign', 'report.issue'] as const;

/** What waits for the officer today. */
export function MyDay() {
  const t = useTexts(texts);
  const session = useSession();
  const { rights, user } = session;
  const navigate = useNavigate();
  const [url] = useUrlState();
  const shown = tabsFor(
    rights,
    user.roles.map(({ role }) => role),
  );
  const current = tabAt(shown, url['tab']);
  const first = groupsFor(session)[0]?.screens[0];
  if (shown.length === 0 && first !== undefined && first.path !== '/') {
    return <Navigate to={first.path} replace />;
  }
  return (
    <Page title={t('title')} lead={user.roles[0]?.areaName}>
      <nav className="tabs" aria-label={t('title')}>
        {shown.map((tab) => (
          <Link
            key={tab.id}
            to="/"
            search={{ tab: tab.id }}
            aria-current={tab.id === current?.id ? 'page' : undefined}
            activeProps={{}}
          >
            {t(tab.text)}
          </Link>
        ))}
      </nav>
      <Waits label={t('waits')}>
        {rights.includes('community.answer') ? <WaitingNeeds /> : null}
        {rights.includes('contact.decide') ? <Waiting /> : null}
        {rights.includes('directive.act') ? <WaitingPapers /> : null}
        {rights.includes('briefing.sign') ? <WaitingBriefings /> : null}
        {steps.some((right) => rights.includes(right)) ? <WaitingReports /> : null}
        {rights.includes('handover.act') ? <WaitingHandovers /> : null}
        {rights.includes('lockdown.manage') ? <WaitingCordons /> : null}
        {rights.includes('privacy.record') ? <WaitingRequests /> : null}
        {rights.includes('followup.record') ? <WaitingWork /> : null}
      </Waits>
      {current?.id === 'orders' || current?.id === 'ending' ? (
        <AttentionBar onShow={(search) => void navigate({ to: '/orders', search })} />
      ) : null}
      {current?.id === 'sites' ? <SiteDay /> : null}
      {current?.id === 'mine' ? <MyWork /> : null}
      {current?.id === 'calls' ? <DueCalls /> : null}
      {current?.id === 'contacts' ? <DueContacts /> : null}
      {current?.id === 'orders' ? <DueOrders key="due" due /> : null}
      {current?.id === 'ending' ? <DueOrders key="ending" due={false} /> : null}
      {current?.id === 'declarations' ? <DueDeclarations /> : null}
      {current?.id === 'needs' ? <NeedList query={{ open: true }} /> : null}
      {current?.id === 'trips' ? <DueTrips /> : null}
      {current?.id === 'cases' ? <NewCases /> : null}
      {current?.id === 'tasks' ? <DueTasks /> : null}
    </Page>
  );
}
