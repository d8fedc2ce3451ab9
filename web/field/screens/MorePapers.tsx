import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CodeField } from '../kit/CodeField.tsx';
import { t } from './decision-texts.ts';

/** One more paper of the person shown: by the camera, which opens only when asked, by a hand scanner or typed. */
export function MorePapers() {
  const [Finder, setFinder] = useState<ComponentType | null>(null);
  const [failed, setFailed] = useState(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (Finder !== null) {
      section.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [Finder]);
  const open = async () => {
    try {
      const { Viewfinder } = await import('./Viewfinder.tsx');
      setFinder(() => Viewfinder);
    } catch {
      setFailed(true);
    }
  };
  return (
    <section ref={section} class="more-papers" aria-label={t('more')}>
      {Finder !== null && <Finder />}
      {failed && <p class="warn">⚠ {t('noFinder')}</p>}
      <button
        type="button"
        class="wide quiet"
        onClick={() => (Finder === null ? void open() : setFinder(null))}
      >
        {Finder === null ? t('scanMore') : t('stopScan')}
      </button>
      <CodeField label={t('more')} hint={t('moreHint')} action={t('add')} />
    </section>
  );
}
