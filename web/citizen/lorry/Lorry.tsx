import { useEffect, useState } from 'preact/hooks';
import { languages, setLanguage } from '../../shared/texts.ts';
import { api } from '../data/api.ts';
import { Notice } from '../kit/Notice.tsx';
import { Page } from '../kit/Page.tsx';
import { MyTrip } from './MyTrip.tsx';
import { Queue } from './Queue.tsx';
import { Register } from './Register.tsx';
import { refusalText, showChinese, t, tongue } from './texts.ts';
import type { Gates } from './types.ts';

type Failure = Parameters<typeof refusalText>[0];

const EVERY_MS = 60_000;
const names = { vi: 'Tiếng Việt', en: 'English' } as const;

/** C3: waiting times at border gates, one's own trip, and registering one; in Vietnamese, English and Chinese. */
export function Screen() {
  const [gates, setGates] = useState<Gates | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const load = async () => {
    const answer = await api.call('GET /public/gates/queue');
    if (answer.ok) {
      setGates(answer.data);
    }
    setFailure(answer.ok ? null : answer.error);
  };
  useEffect(() => {
    void load();
    const timer = setInterval(() => void load(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div lang={tongue.value === 'zh' ? 'zh-Hans' : tongue.value}>
      <Page title={t('title')}>
        <fieldset class="row" aria-label={t('languages')}>
          {languages.map((one) => (
            <button
              key={one}
              type="button"
              class="small"
              lang={one}
              aria-pressed={tongue.value === one}
              onClick={() => setLanguage(one)}
            >
              {names[one]}
            </button>
          ))}
          <button
            type="button"
            class="small"
            lang="zh-Hans"
            aria-pressed={tongue.value === 'zh'}
            onClick={showChinese}
          >
            中文
          </button>
        </fieldset>
        <p>{t('lead')}</p>
        <h2>{t('queue')}</h2>
        {failure !== null && (
          <Notice tone="bad" title={t('failed')}>
            <p>{refusalText(failure)}</p>
            <button type="button" onClick={() => void load()}>
              {t('again')}
            </button>
          </Notice>
        )}
        {gates === null ? failure === null && <p>{t('loading')}</p> : <Queue gates={gates} />}
        <MyTrip />
        {gates !== null && <Register gates={gates} />}
      </Page>
    </div>
  );
}
