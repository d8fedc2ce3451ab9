import { useEffect, useState } from 'preact/hooks';
import type { DataOf } from '../../shared/client.ts';
import { formatInstant } from '../../shared/formats.ts';
import { api } from '../data/api.ts';
import { Notice } from '../kit/Notice.tsx';
import { completionTexts as t } from './completion-texts.ts';

type Checked = DataOf<'POST /public/completions/verify'>;

/** Whose certificate of completion a code is, who signed it, and whether it still stands: for employers, hosts, everybody. */
export function CompletionCheck({ code }: { readonly code: string }) {
  const [checked, setChecked] = useState<Checked | 'away' | null>(null);
  useEffect(() => {
    let shown = true;
    const check = async () => {
      const answer = await api.call('POST /public/completions/verify', { body: { code } });
      if (shown) {
        setChecked(answer.ok ? answer.data : 'away');
      }
    };
    void check();
    return () => {
      shown = false;
    };
  }, [code]);
  if (checked === null) {
    return <Notice tone="wait" title={t('looking')} />;
  }
  if (checked === 'away') {
    return <Notice tone="bad" title={t('away')} />;
  }
  if (!checked.genuine) {
    return (
      <Notice tone="bad" title={t('forged')}>
        <p>{t('forgedMore')}</p>
      </Notice>
    );
  }
  const { withdrawn } = checked;
  return (
    <Notice tone={withdrawn === null ? 'good' : 'bad'} title={t(withdrawn === null ? 'genuine' : 'void')}>
      {withdrawn === null ? (
        <p>{t('compare')}</p>
      ) : (
        <p>
          {withdrawn.decision === null
            ? t('voidAt', { at: formatInstant(withdrawn.at) })
            : t('voidBy', { at: formatInstant(withdrawn.at), number: withdrawn.decision })}
        </p>
      )}
      {checked.simulated && <p>{t('simulated')}</p>}
      <dl>
        {factsOf(checked).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}

function factsOf(checked: Checked): readonly (readonly [label: string, value: string])[] {
  const { name, birthYear, certificate, number, office, signer, signerTitle, from, ended } = checked;
  const term =
    from === null || ended === null
      ? null
      : t('fromTo', { from: formatInstant(from), to: formatInstant(ended) });
  const facts = [
    [t('name'), name],
    [t('birthYear'), birthYear === null ? null : String(birthYear)],
    [t('certificate'), certificate],
    [t('order'), number],
    [t('office'), office],
    [t('signer'), signer === null ? t('noSigner') : `${signer} (${signerTitle ?? ''})`],
    [t('period'), term],
  ] as const;
  return facts.flatMap(([label, value]) => (value === null ? [] : [[label, value] as const]));
}
