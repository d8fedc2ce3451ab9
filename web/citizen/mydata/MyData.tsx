import { useState } from 'preact/hooks';
import { formatInstant } from '../../shared/formats.ts';
import { Page } from '../kit/Page.tsx';
import { Looks } from './Looks.tsx';
import { type Proof, Prove } from './Prove.tsx';
import { Requests } from './Requests.tsx';
import { t } from './texts.ts';

/** What is kept of oneself: who looked, and what one may ask. The proof lives as long as the page. */
export function Screen() {
  const [proof, setProof] = useState<Proof | null>(null);
  return (
    <Page title={t('title')}>
      <p>{t('lead')}</p>
      {proof === null ? (
        <Prove onProven={setProof} />
      ) : (
        <>
          <output>{t('until', { time: formatInstant(proof.until) })}</output>
          <Looks token={proof.token} />
          <Requests token={proof.token} />
        </>
      )}
    </Page>
  );
}
