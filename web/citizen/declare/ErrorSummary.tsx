import { useEffect, useRef } from 'preact/hooks';
import type { FormVersion } from '../../../lib/forms/index.ts';
import type { Errors } from '../../shared/forms/check.ts';
import { errorSentences } from '../../shared/forms/words.ts';
import { lang } from '../app/language.ts';
import { t } from './texts.ts';

/** All errors of a page together, with the focus, above the fields that repeat them. */
export function ErrorSummary({ errors, form }: { readonly errors: Errors; readonly form: FormVersion }) {
  const box = useRef<HTMLDivElement>(null);
  const found = errorSentences(errors, form, lang.value);
  useEffect(() => {
    box.current?.focus();
  }, [errors]);
  return found.length === 0 ? null : (
    <div class="notice bad" role="alert" tabIndex={-1} ref={box}>
      <p>
        <strong>{t('errors')}</strong>
      </p>
      <ul>
        {found.map((error) => (
          <li key={error}>{error}</li>
        ))}
      </ul>
    </div>
  );
}
