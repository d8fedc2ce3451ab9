import { useEffect, useRef } from 'preact/hooks';
import type { Errors } from './rules.ts';
import { t } from './texts.ts';

/** All errors of a page together, with the focus, above the fields that repeat them. */
export function ErrorSummary({ errors }: { readonly errors: Errors }) {
  const box = useRef<HTMLDivElement>(null);
  const found = [...new Set(Object.values(errors))];
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
          <li key={error}>{t(error)}</li>
        ))}
      </ul>
    </div>
  );
}
