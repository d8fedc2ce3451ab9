import { lang } from './language.ts';
import { Header } from './Header.tsx';
import { Footer } from './Footer.tsx';
import { Outlet } from './Outlet.tsx';
import { t } from './texts.ts';

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
        <Outlet />
      </main>
      <Footer />
    </div>
  );
}
