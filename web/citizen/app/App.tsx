import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { info } from '../data/info.ts';
import { lang } from './language.ts';
import { Header } from './Header.tsx';
import { Footer } from './Footer.tsx';
import { Outlet } from './Outlet.tsx';
import { t } from './texts.ts';

/** The drill under way, on a system of made-up data alone: nobody else loads it. */
function DrillOfTraining() {
  const simulated = info.value.value?.simulated === true;
  const [Bar, setBar] = useState<(() => VNode | null) | null>(null);
  useEffect(() => {
    if (simulated) {
      import('../training/Bar.tsx').then(
        (module) => setBar(() => module.Bar),
        () => undefined,
      );
    }
  }, [simulated]);
  return Bar === null ? null : <Bar />;
}

/** The frame of every page: a switch of language redraws everything below. */
export function App() {
  const language = lang.value;
  return (
    <div class="app" lang={language}>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <Header />
      <main id="main" tabIndex={-1}>
        <DrillOfTraining />
        <Outlet />
      </main>
      <Footer />
    </div>
  );
}
