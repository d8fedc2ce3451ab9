import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { parsePlaceCode } from '../../../lib/credentials/index.ts';
import { go } from '../app/router.ts';
import { Field } from '../kit/Field.tsx';
import { LazyScanner } from '../scan/LazyScanner.tsx';
import { t } from './texts.ts';

/** Camera and typed twin on the same page. */
export function FindPlace() {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [certificate, setCertificate] = useState<ComponentChildren>(null);
  const [typo, setTypo] = useState<string | null>(null);

  const onScan = async (text: string) => {
    const { interpretPlace } = await import('./interpret.ts');
    const found = interpretPlace(text);
    setCertificate(null);
    setProblem(null);
    if (found.kind === 'certificate') {
      const { CompletionCheck } = await import('./CompletionCheck.tsx');
      setCertificate(<CompletionCheck key={found.code} code={found.code} />);
      return;
    }
    if (found.kind === 'other') {
      setProblem(t(found.text));
      return;
    }
    const foreign = found.host !== null && found.host !== location.host.toUpperCase();
    go(`/D/${found.code}${foreign ? `?host=${encodeURIComponent(found.host ?? '')}` : ''}`);
  };
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const place = parsePlaceCode(typed);
    if (place.ok) {
      go(`/D/${place.value.code}`);
    } else {
      setTypo(t('notCode'));
    }
  };

  return (
    <>
      <section aria-label={t('find')}>
        <LazyScanner onCode={(text) => void onScan(text)} />
        {certificate}
        {problem !== null && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
      </section>
      <form onSubmit={onSubmit} noValidate>
        <Field
          label={t('type')}
          hint={t('typeHint')}
          value={typed}
          onInput={setTyped}
          error={typo}
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
        />
        <button type="submit">{t('next')}</button>
      </form>
    </>
  );
}
