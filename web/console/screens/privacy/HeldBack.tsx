import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRight } from '../../app/session/session.ts';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { showInstant } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

type HeldBackProps = {
  readonly person: {
    readonly id: string;
    readonly restrictedAt: string | null;
    readonly anonymisedAt: string | null;
  };
};

/** Says that a record is held back, or that nothing is left in it that tells who it is. */
export function HeldBack({ person }: HeldBackProps) {
  const t = useTexts(texts);
  const manages = useRight('privacy.manage');
  const [asking, setAsking] = useState(false);
  const release = useSend('POST /privacy/people/{id}/release', ['/people', '/privacy']);
  if (person.anonymisedAt !== null) {
    return <Notice tone="warning">{t('anonymised', { time: showInstant(person.anonymisedAt) })}</Notice>;
  }
  if (person.restrictedAt === null) {
    return null;
  }
  return (
    <Notice
      tone="warning"
      actions={
        manages ? (
          <Button variant="default" size="compact-md" onClick={() => setAsking(true)}>
            {t('release')}
          </Button>
        ) : null
      }
    >
      {t('heldBack', { time: showInstant(person.restrictedAt) })}
      {asking ? (
        <ReasonDialog
          title={t('releaseTitle')}
          submit={t('release')}
          busy={release.busy}
          failure={release.failure}
          onClose={() => setAsking(false)}
          onSend={async (reason) => {
            const result = await release.send({ params: { id: person.id }, body: { reason: reason ?? '' } });
            if (result.ok) {
              setAsking(false);
            }
          }}
        />
      ) : null}
    </Notice>
  );
}
