import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Suspense, lazy, useEffect, useState } from 'react';
import { reachable } from '../../kit/api.ts';
import { useTexts } from '../../kit/i18n.ts';
import { PrintMark } from '../../kit/print/PrintMark.tsx';
import { useSignal } from '../../kit/signal.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Part } from '../../kit/state/Part.tsx';
import { common } from '../../kit/texts.ts';
import { useKeys } from '../../kit/useKeys.ts';
import { type Session, SessionProvider, sessionQuery } from '../session/session.ts';
import { Expiry } from './Expiry.tsx';
import { FirstPassword } from './FirstPassword.tsx';
import { FirstSecondStep } from './FirstSecondStep.tsx';
import { Header } from './Header.tsx';
import { LogInAgain } from './LogInAgain.tsx';
import { Navigation } from './Navigation.tsx';
import { NotYours } from './Problems.tsx';
import { closedScreen } from './screens.ts';
import { SecondStepNotice } from './SecondStepNotice.tsx';
import { SimulatedBanner } from './SimulatedBanner.tsx';
import { texts } from './texts.ts';

const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }));
const DrillBar = lazy(async () => ({
  default: (await import('../../screens/training/DrillBar.tsx')).DrillBar,
}));
const KeyHelp = lazy(async () => ({ default: (await import('../palette/KeyHelp.tsx')).KeyHelp }));

/** Frame of every screen behind the log-in. */
export function Shell() {
  const query = useQuery(sessionQuery);
  if (query.data !== undefined) {
    return (
      <SessionProvider value={query.data}>
        <Opened session={query.data} />
      </SessionProvider>
    );
  }
  if (query.error === null) {
    return <Loading />;
  }
  if (query.error.status === 401) {
    return <ToLogin />;
  }
  return (
    <main className="page">
      <FailureNotice failure={query.error} retry={() => void query.refetch()} />
    </main>
  );
}

/** What stands between a log-in and the work. */
function Opened({ session }: { readonly session: Session }) {
  if (session.mustChangePassword) {
    return <FirstPassword />;
  }
  return session.secondStep?.overdue === true ? <FirstSecondStep /> : <Frame session={session} />;
}

/** Goes to the log-in once, with the address first asked for: the address changes while this is still on screen. */
function ToLogin() {
  const navigate = useNavigate();
  const { href } = useLocation();
  const [asked] = useState(href);
  useEffect(() => {
    void navigate({ to: '/login', search: asked === '/' ? {} : { next: asked }, replace: true });
  }, [navigate, asked]);
  return <Loading />;
}

function Frame({ session }: { readonly session: Session }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const online = useSignal(reachable);
  const [dialog, setDialog] = useState<'palette' | 'keys' | null>(null);
  const [menu, setMenu] = useState(false);
  const closed = closedScreen(session, useLocation().pathname);
  useKeys({
    'mod+k': () => setDialog('palette'),
    '?': () => setDialog('keys'),
  });
  const close = () => setDialog(null);
  return (
    <div className={menu ? 'shell menu-open' : 'shell'}>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <SimulatedBanner dataset={session.dataset} />
      <Header
        onPalette={() => setDialog('palette')}
        onKeys={() => setDialog('keys')}
        menu={menu}
        onMenu={() => setMenu((opened) => !opened)}
      />
      <div className="shell-body">
        <Navigation opened={menu} onGo={() => setMenu(false)} />
        {/* Another dataset is another world: its screens start anew. */}
        <main id="main" className="main" tabIndex={-1} key={session.dataset}>
          <PrintMark name={session.user.name} dataset={session.dataset} />
          {online ? null : <Notice tone="warning">{words('offline')}</Notice>}
          <SecondStepNotice />
          <Suspense fallback={<Loading />}>
            {closed === null ? <Outlet /> : <NotYours screen={closed} />}
          </Suspense>
        </main>
      </div>
      {session.dataset === 'demo' ? (
        <Part>
          <DrillBar />
        </Part>
      ) : null}
      {dialog === null ? null : (
        <Part key={dialog}>
          {dialog === 'palette' ? <Palette onClose={close} /> : <KeyHelp onClose={close} />}
        </Part>
      )}
      <Expiry />
      <LogInAgain />
    </div>
  );
}
