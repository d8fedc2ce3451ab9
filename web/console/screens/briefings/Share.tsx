import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import type { Briefing } from './types.ts';
import { texts } from './texts.ts';

/** The address under which everybody may read the phone brief, once it is signed off. */
export function Share({ briefing }: { readonly briefing: Briefing }) {
  const t = useTexts(texts);
  const [copied, setCopied] = useState(false);
  const path = `/api/v1/public/briefings/${briefing.digest}/page`;
  return (
    <Panel title={t('share')}>
      {briefing.state === 'SIGNED' ? (
        <>
          <p className="muted small">{t('shareHint')}</p>
          <div className="row">
            <a href={path} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
              {`${location.origin}${path.slice(0, 40)}…`}
            </a>
            <Button
              variant="default"
              onClick={() =>
                void navigator.clipboard.writeText(`${location.origin}${path}`).then(
                  () => setCopied(true),
                  () => setCopied(false),
                )
              }
            >
              {t('copy')}
            </Button>
            <span aria-live="polite">{copied ? t('copied') : ''}</span>
          </div>
        </>
      ) : (
        <p>{t('shareWait')}</p>
      )}
    </Panel>
  );
}
