import { Button, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { calendarDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined } from '../../kit/defined.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { label } from '../../../../contract/labels.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { CaseFields } from '../case/CaseFields.tsx';
import { type CaseDraft, emptyCase } from '../case/draft.ts';
import { texts } from './texts.ts';

/** What is opened by hand, commonest first; MERS is there for studies. */
const offered = ['covid-19', 'measles', 'whooping-cough'] as const;

type CaseFormProps = { readonly personId: string; readonly areaId: string | null };

/** The case of a person that has been found or added. */
export function CaseForm({ personId, areaId }: CaseFormProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const navigate = useNavigate();
  const [start] = useState(() => emptyCase(calendarDate(Date.now()), areaId));
  const draft = useDraft<CaseDraft>(start);
  const [id] = useState(() => newId());
  const [disease, setDisease] = useState<string>(offered[0]);
  const [tried, setTried] = useState(false);
  const open = useSend('POST /cases', ['/cases']);

  const submit = async (trace: boolean) => {
    setTried(true);
    const { source, reportDate, outcome: _, outcomeDate: __, isolatedAt: ___, ...rest } = draft.value;
    if (reportDate === null) {
      return;
    }
    const body = defined({
      ...rest,
      id,
      personId,
      disease,
      reportDate,
      areaId: rest.areaId ?? undefined,
      stayAreaId: rest.stayAreaId ?? undefined,
      sourceCaseId: source?.id,
    });
    const result = await open.send({ body });
    if (result.ok) {
      const to = trace ? '/cases/$id/contacts' : '/cases/$id';
      void navigate({ to, params: { id: result.data.id }, ignoreBlocker: true });
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit(true);
      }}
    >
      <LeaveGuard dirty={draft.dirty} />
      <NativeSelect
        label={t('disease')}
        value={disease}
        data={offered.map((value) => ({ value, label: label('disease', value, lang) }))}
        onChange={(event) => setDisease(event.currentTarget.value)}
      />
      <CaseFields value={draft.value} set={draft.set} tried={tried} isNew />
      <FailureNotice failure={open.failure} typing />
      <div className="row">
        <Button type="submit" loading={open.busy}>
          {t('submitTrace')}
        </Button>
        <Button variant="default" loading={open.busy} onClick={() => void submit(false)}>
          {t('submit')}
        </Button>
      </div>
    </form>
  );
}
