import { Button } from '@mantine/core';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { PersonRecord } from './draft.ts';
import { texts } from './texts.ts';

/** The paper card of a person without a telephone. */
export function PersonCard({ person }: { readonly person: PersonRecord }) {
  const t = useTexts(texts);
  const mayIssue = useRight('person.write');
  const issue = useSend('POST /people/{id}/card', ['/people']);
  const params = { id: person.id };
  return (
    <Panel title={t('card')}>
      <Facts items={[[t('cardCode'), person.cardCode]]} />
      <div className="row">
        {person.cardCode === null ? null : (
          <FileButton
            url={fileUrl('GET /people/{id}/card.pdf', { params })}
            accept="application/pdf"
            name="card.pdf"
          >
            {t('cardPdf')}
          </FileButton>
        )}
        {mayIssue ? (
          <Button variant="default" loading={issue.busy} onClick={() => void issue.send({ params })}>
            {t(person.cardCode === null ? 'issueCard' : 'reissueCard')}
          </Button>
        ) : null}
      </div>
      <FailureNotice
        failure={issue.failure}
        labels={{ fullName: t('name'), birthYear: t('birth'), areaId: t('area') }}
      />
    </Panel>
  );
}
