import { Link } from '@tanstack/react-router';
import { useRight } from '../../app/session/session.ts';
import { useTexts } from '../../kit/i18n.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page } from '../../kit/Page.tsx';
import { Counts } from './Counts.tsx';
import { EnterTrips } from './EnterTrips.tsx';
import { LiveLead, useLiveTrips } from './live.tsx';
import { Routes } from './Routes.tsx';
import { Slots } from './Slots.tsx';
import { TaskList } from './TaskList.tsx';
import { texts } from './texts.ts';
import { TripList } from './TripList.tsx';
import { Yard } from './Yard.tsx';

const readers = ['list', 'tasks', 'yard', 'counts', 'slots', 'routes'] as const;
const recorders = ['list', 'tasks', 'yard', 'counts', 'slots', 'enter', 'routes'] as const;

/** Border trips: the list, what to look at, the yard, numbers, appointments, registration, terms. */
export function Trips() {
  const t = useTexts(texts);
  const records = useRight('trip.record');
  const [url] = useUrlState();
  const live = useLiveTrips();
  const tabs = records ? recorders : readers;
  const current = oneOf(tabs, url['tab']) ?? 'list';
  return (
    <Page title={t('title')} lead={<LiveLead lead={t('lead')} state={live} />}>
      <nav className="tabs" aria-label={t('tabs')}>
        {tabs.map((tab) => (
          <Link
            key={tab}
            to="/trips"
            search={{ tab }}
            aria-current={tab === current ? 'page' : undefined}
            activeProps={{}}
          >
            {t(tab)}
          </Link>
        ))}
      </nav>
      {current === 'list' ? <TripList /> : null}
      {current === 'tasks' ? <TaskList /> : null}
      {current === 'yard' ? <Yard /> : null}
      {current === 'counts' ? <Counts /> : null}
      {current === 'slots' ? <Slots /> : null}
      {current === 'enter' ? <EnterTrips /> : null}
      {current === 'routes' ? <Routes /> : null}
    </Page>
  );
}
