import { useEffect, useState } from 'preact/hooks';
import { qrSvg } from '../../../lib/credentials/qr-svg.ts';
import { formatInstant } from '../../shared/formats.ts';
import { facts } from '../data/queue.ts';
import { session } from '../data/session.ts';
import { shift } from '../data/shift.ts';
import { get, put } from '../data/store.ts';
import type { Slip } from '../decide/keep.ts';
import './print.css';
import { t } from './print-texts.ts';

/** Paper of the printers that posts have: receipt rolls of two widths, and a sheet. Their sizes are in print.css. */
const PAPERS = ['roll58', 'roll80', 'a6'] as const;
type Paper = (typeof PAPERS)[number];

/** The slip that somebody without a phone takes along: the code in letters and as QR, for the next post. */
export function PrintSlip({ slip, onClose }: { readonly slip: Slip; readonly onClose: () => void }) {
  const [paper, setPaper] = useState<Paper>('roll58');
  const [signed, setSigned] = useState<string | null>(null);
  useEffect(() => {
    void get<Paper>('values', 'paper').then((kept) => kept !== undefined && setPaper(kept));
  }, []);
  const choose = (next: Paper) => {
    setPaper(next);
    void put('values', 'paper', next);
  };
  // Once the declaration is in the system, the slip carries it signed: every post reads it, also without a network.
  const waiting = facts.value.length;
  useEffect(() => {
    void (async () => {
      const { findWritten } = await import('../data/find-written.ts');
      const found = await findWritten(slip.code);
      setSigned(found?.kind === 'signed' ? found.text : null);
    })();
  }, [slip.code, waiting]);
  const drawn = qrSvg(signed ?? slip.code, { title: t('qr', { code: slip.code }), level: 'M' });
  const lines = [
    [t('name'), [slip.name, slip.birthYear ?? ''].filter(Boolean).join(' · ')],
    [t('from'), slip.origin],
    [t('along'), slip.companions === 0 ? '' : String(slip.companions)],
    [t('post'), shift.value?.postName ?? ''],
    [t('at'), formatInstant(slip.at)],
  ].filter(([, text]) => text !== '');
  return (
    <section class="print-box" aria-label={t('title')}>
      <fieldset class="row no-print" aria-label={t('paper')}>
        {PAPERS.map((name) => (
          <button key={name} type="button" aria-pressed={paper === name} onClick={() => choose(name)}>
            {t(name)}
          </button>
        ))}
      </fieldset>
      <article class={`print-slip ${paper}`}>
        <h2>{t('title')}</h2>
        {session.value?.dataset !== 'live' && <p class="print-demo">{t('demo')}</p>}
        <p class="print-code">{slip.code.replace(/^(.{4})(.{4})$/, '$1 $2')}</p>
        {drawn.ok && <div class="print-qr" dangerouslySetInnerHTML={{ __html: drawn.value }} />}
        <dl>
          {lines.map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p>{t(signed === null ? 'more' : 'moreSigned')}</p>
      </article>
      {signed === null && <p class="hint no-print">{t('unsigned')}</p>}
      <div class="row no-print">
        <button type="button" onClick={() => print()}>
          {t('print')}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </section>
  );
}
