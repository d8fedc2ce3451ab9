import { useEffect, useState } from 'preact/hooks';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { type Route, type ScreenModule, path } from './router.ts';
import { routes } from './routes.ts';
import { t } from './texts.ts';

type Loaded = { readonly route: Route; readonly module: ScreenModule | null };

function paramsOf(route: Route, at: string): string[] {
  return (route.pattern.exec(at) ?? []).slice(1).map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
}

/** The page of the address: loaded when first shown, kept afterwards. */
export function Outlet() {
  const at = path.value;
  const route = routes.find(({ pattern }) => pattern.test(at));
  const [loaded, setLoaded] = useState<Loaded | null>(null);

  useEffect(() => {
    let current = true;
    const load = async () => {
      if (route !== undefined) {
        const module = await route.load().catch(() => null);
        if (current) {
          setLoaded({ route, module });
        }
      }
    };
    void load();
    return () => {
      current = false;
    };
  }, [route]);

  if (route === undefined) {
    return (
      <Page title={t('notFound')}>
        <p>{t('notFoundMore')}</p>
        <a class="button" href="/quet">
          QR
        </a>
      </Page>
    );
  }
  if (loaded?.route !== route) {
    return <output class="loading">{t('loading')}</output>;
  }
  if (loaded.module === null) {
    return (
      <Notice tone="bad" title={t('loadFailed')}>
        <p>{t('loadFailedMore')}</p>
        <button type="button" onClick={() => location.reload()}>
          {t('retry')}
        </button>
      </Notice>
    );
  }
  const { Screen } = loaded.module;
  return <Screen key={at} params={paramsOf(route, at)} />;
}
