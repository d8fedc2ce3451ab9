import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useSession } from '../session/session.ts';
import { Page } from '../../kit/Page.tsx';
import { Empty } from '../../kit/state/Empty.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import type { Screen } from './screens.ts';
import { texts } from './texts.ts';

/** An address without a screen. */
export function NotFound() {
  const t = useTexts(texts);
  return (
    <main className="main page">
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundHint')}</p>
      <p>
        <Link to="/">{t('myDay')}</Link>
      </p>
    </main>
  );
}

/** A screen that is not of the officer's work: said once, in place of a refusal of each of its lists. */
export function NotYours({ screen }: { readonly screen: Screen['text'] }) {
  const t = useTexts(texts);
  const { user } = useSession();
  const label = useLabel();
  const roles = user.roles.map(({ role }) => label('role', role)).join(', ');
  return (
    <Page title={t(screen)}>
      <Empty title={t('notYours')} hint={t('notYoursHint', { roles })}>
        <Link to="/">{t('toOwn')}</Link>
      </Empty>
    </Page>
  );
}

/** A screen that threw: the rest of the console goes on. */
export function Crashed({ reset }: { readonly reset: () => void }) {
  const t = useTexts(texts);
  const words = useTexts(common);
  return (
    <div className="page">
      <Notice
        tone="bad"
        alert
        title={t('crashed')}
        actions={
          <>
            <Button onClick={reset}>{words('retry')}</Button>
            <Button variant="default" onClick={() => location.reload()}>
              {t('reload')}
            </Button>
          </>
        }
      >
        {t('crashedHint')}
      </Notice>
    </div>
  );
}
