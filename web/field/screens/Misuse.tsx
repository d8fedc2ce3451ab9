import { useState } from 'preact/hooks';
import { misuseKind } from '../../../contract/labels/permits.ts';
import type { GateScan } from '../../../lib/gates/index.ts';
import { Field } from '../../citizen/kit/Field.tsx';
import { newId } from '../../shared/ids.ts';
import { now } from '../data/session.ts';
import { keepBeside } from '../data/shift.ts';
import { inLanguage } from '../kit/labels.ts';
import { t } from './misuse-texts.ts';

type Kind = keyof typeof misuseKind;

/** Reports that a permit is misused to the office that gave it; kept on the phone until it is sent. */
export function Misuse({ permit }: { readonly permit: GateScan }) {
  const [note, setNote] = useState('');
  const [reported, setReported] = useState(false);
  const { scanned } = permit;
  if (scanned.kind !== 'permit') {
    return null;
  }
  const report = async (kind: Kind) => {
    const at = new Date(now()).toISOString();
    const text = note.trim();
    const body = {
      id: newId(now()),
      shortCode: scanned.code,
      kind,
      at,
      ...(text === '' ? {} : { note: text }),
    };
    await keepBeside({ kind: 'misuse', body });
    setReported(true);
  };
  return reported ? (
    <p class="good" aria-live="polite">
      ✓ {t('reported')}
    </p>
  ) : (
    <details>
      <summary>{t('title')}</summary>
      <Field label={t('note')} value={note} onInput={setNote} maxLength={300} />
      <fieldset class="row" aria-label={t('title')}>
        {(Object.keys(misuseKind) as Kind[]).map((kind) => (
          <button key={kind} type="button" onClick={() => void report(kind)}>
            {inLanguage(misuseKind[kind])}
          </button>
        ))}
      </fieldset>
    </details>
  );
}
