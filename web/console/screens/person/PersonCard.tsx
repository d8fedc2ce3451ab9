import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatShortCode } from '../../../../lib/credentials/index.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { FileButton } from '../../kit/FileButton.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
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
  const [replacing, setReplacing] = useState(false);
  const params = { id: person.id };
  const labels = { fullName: t('name'), birthYear: t('birth'), areaId: t('area') };
  return (
    <Panel title={t('card')}>
      <Facts items={[[t('cardCode'), person.cardCode === null ? null : formatShortCode(person.cardCode)]]} />
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
          <Button
            variant="default"
            loading={issue.busy}
            onClick={() => (person.cardCode === null ? void issue.send({ params }) : setReplacing(true))}
          >
            {t(person.cardCode === null ? 'issueCard' : 'reissueCard')}
          </Button>
        ) : null}
      </div>
      {replacing ? null : <FailureNotice failure={issue.failure} labels={labels} />}
      {replacing ? (
        <FormDialog
          title={t('replaceTitle', { name: person.fullName })}
          submit={t('replace')}
          busy={issue.busy}
          failure={issue.failure}
          problem={null}
          onSubmit={async () => {
            if ((await issue.send({ params })).ok) {
              setReplacing(false);
            }
          }}
          onClose={() => setReplacing(false)}
        >
          <p>{t('replaceLead', { code: formatShortCode(person.cardCode ?? '') })}</p>
        </FormDialog>
      ) : null}
    </Panel>
  );
}
