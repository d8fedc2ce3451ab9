import { useState } from 'react';
import { useSession } from '../../app/session/session.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import type { Interview } from './answers.ts';
import { texts } from './texts.ts';

type ScriptStepsProps = { readonly script: NonNullable<Interview['script']> };

/** What to say, step by step; closed by who knows it by heart. */
export function ScriptSteps({ script }: ScriptStepsProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const label = useLabel();
  const { user } = useSession();
  // On a phone the answers come first.
  const [wide] = useState(() => matchMedia('(min-width: 1100px)').matches);
  return (
    <details className="panel call-script" open={wide}>
      <summary>
        <strong>{t('script')}</strong>
      </summary>
      <ol>
        {script.steps.map((step) => (
          <li key={step.section}>
            <span className="muted small block">{label('scriptSection', step.section)}</span>
            {step[lang].replace('{officer}', user.name)}
          </li>
        ))}
      </ol>
      <p className="muted small">
        {t('scriptSource', { source: script.source[lang] })}
        {script.certainty === 'verified' ? '' : ` (${t('unverified')})`}
      </p>
    </details>
  );
}
