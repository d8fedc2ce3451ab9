import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { wiped } from '../data/contact.ts';
import { isTeam, mayRecord, secondStep, session } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { subject } from '../decide/deciding.ts';
import { said } from '../kit/labels.ts';
import { useWedge } from '../kit/use-wedge.ts';
import { Login } from '../screens/Login.tsx';
import { Scan } from '../screens/Scan.tsx';
import { Banners } from './Banners.tsx';
import { Bar } from './Bar.tsx';
import { lang } from './language.ts';
import { Nav } from './Nav.tsx';
import { readiness } from './start.ts';
import { t } from './texts.ts';
import { view } from './view.ts';

/** A screen that comes when it is first needed; the service worker has it without a network. */
function Later({ load }: { readonly load: () => Promise<{ readonly Screen: ComponentType }> }) {
  const [Screen, setScreen] = useState<ComponentType | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    load()
      .then((module) => setScreen(() => module.Screen))
      .catch(() => setFailed(true));
  }, [load]);
  if (Screen !== null) {
    return <Screen />;
  }
  return failed ? <p role="alert">{t('failed')}</p> : <output class="loading">{t('loading')}</output>;
}

/** Drills of the training province; nobody else loads them, and without them the work goes on. */
function Drill() {
  const [Bar, setBar] = useState<ComponentType | null>(null);
  useEffect(() => {
    void import('../screens/DrillBar.tsx').then(
      ({ DrillBar }) => setBar(() => DrillBar),
      () => undefined,
    );
  }, []);
  return Bar === null ? null : <Bar />;
}

const loadTeam = async () => await import('../community/Today.tsx');
/** What stands below the list; with the list it is one file. */
const loadTeamFoot = async () => ({ Screen: (await loadTeam()).Foot });
const loadSecondStep = async () => ({ Screen: (await import('../screens/SecondStep.tsx')).SecondStep });
const loadStart = async () => await import('../screens/Start.tsx');
const loadDecision = async () => await import('../screens/Decision.tsx');
const loadVehicle = async () => await import('../screens/Vehicle.tsx');
const loadTrip = async () => await import('../screens/Trip.tsx');
const loadNoCode = async () => await import('../screens/NoCode.tsx');
const loadLog = async () => await import('../screens/Log.tsx');

function Outlet() {
  if (readiness.value !== 'ready') {
    return readiness.value === 'broken' ? (
      <p role="alert">{t('noStorage')}</p>
    ) : (
      <output class="loading">{t('loading')}</output>
    );
  }
  if (session.value === null) {
    return secondStep.value?.overdue === true ? <Later key="step" load={loadSecondStep} /> : <Login />;
  }
  if (view.value === 'hai-buoc' && secondStep.value !== null) {
    return <Later key="step" load={loadSecondStep} />;
  }
  if (isTeam.value) {
    return <Later key="team" load={loadTeam} />;
  }
  if (!mayRecord.value || shift.value === null || shift.value.owner.id !== session.value.user.id) {
    return <Later key="start" load={loadStart} />;
  }
  if (subject.value !== null) {
    return <Later key="decision" load={loadDecision} />;
  }
  switch (view.value) {
    case 'xe':
      return <Later key="vehicle" load={loadVehicle} />;
    case 'chuyen':
      return <Later key="trip" load={loadTrip} />;
    case 'khong-ma':
      return <Later key="no-code" load={loadNoCode} />;
    case 'so-ca':
      return <Later key="log" load={loadLog} />;
    default:
      return <Scan />;
  }
}

/** The frame of every screen: a switch of language redraws everything below. */
export function App() {
  useWedge();
  const gone = wiped.value;
  const team = gone === null && readiness.value === 'ready' && isTeam.value;
  return (
    <div class={team ? 'app steady' : 'app'} lang={lang.value}>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <div class="rolls">
        <Bar />
        {gone !== null ? (
          <main id="main">
            <h1>{t('wiped')}</h1>
            <p role="alert">{said({ vi: gone.message, en: gone.messageEn })}</p>
            <p>{t('wipedMore')}</p>
          </main>
        ) : (
          <>
            <Banners />
            {session.value?.dataset === 'demo' && <Drill />}
            <main id="main" tabIndex={-1}>
              <Outlet />
            </main>
            {shift.value !== null && session.value !== null && !isTeam.value && <Nav />}
          </>
        )}
      </div>
      {team && <Later key="team-foot" load={loadTeamFoot} />}
    </div>
  );
}
