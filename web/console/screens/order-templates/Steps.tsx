import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorText } from '../../../shared/client.ts';
import { instantToLocal } from '../../../shared/formats.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { FormDialog } from '../../kit/form/FormDialog.tsx';
import { ReasonDialog } from '../../kit/form/ReasonDialog.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { Template } from './types.ts';
import { texts } from './texts.ts';
import { useChecks } from './useChecks.ts';

const CHANGES = ['/order-templates'];
type StepProps = { readonly template: Template; readonly onClose: () => void };

/** Puts a draft into force, ends a version, discards a draft; as far as the officer may. */
export function Steps({ template, dirty }: { readonly template: Template; readonly dirty: boolean }) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState<'start' | 'end' | 'discard' | null>(null);
  const { state, mayStart, mayEdit } = template;
  const held = state === 'in-force' || state === 'scheduled';
  const close = () => setOpened(null);
  return (
    <>
      {state === 'draft' && dirty && mayStart ? <p className="muted">{t('saveFirst')}</p> : null}
      {state === 'draft' && !mayStart ? <p className="muted">{t('othersStart')}</p> : null}
      <div className="row">
        {state === 'draft' && mayStart ? (
          <Button disabled={dirty} onClick={() => setOpened('start')}>
            {t('start')}
          </Button>
        ) : null}
        {held && mayStart ? (
          <Button variant="outline" color="red" onClick={() => setOpened('end')}>
            {t('end')}
          </Button>
        ) : null}
        {mayEdit ? (
          <Button variant="outline" color="red" onClick={() => setOpened('discard')}>
            {t('discard')}
          </Button>
        ) : null}
      </div>
      {opened === 'start' ? <Start template={template} onClose={close} /> : null}
      {opened === 'end' ? <End template={template} onClose={close} /> : null}
      {opened === 'discard' ? <Discard template={template} onClose={close} /> : null}
    </>
  );
}

function Start({ template, onClose }: StepProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const [validFrom, setFrom] = useState<string | null>(() => instantToLocal(Date.now()).slice(0, 10));
  const [tried, setTried] = useState(false);
  const start = useSend('POST /order-templates/{id}/start', CHANGES);
  const { id, version, officeId, kind, content } = template;
  const checks = useChecks({ officeId, kind, content, ...(validFrom === null ? {} : { date: validFrom }) });
  return (
    <FormDialog
      title={t('start')}
      submit={t('start')}
      busy={start.busy}
      failure={start.failure}
      problem={tried && validFrom === null ? t('firstDayMissing') : null}
      onSubmit={async () => {
        setTried(true);
        if (validFrom !== null) {
          const result = await start.send({ params: { id }, body: { version, validFrom } });
          if (result.ok) {
            onClose();
          }
        }
      }}
      onClose={onClose}
    >
      <p>{t('startHint')}</p>
      <DateField label={t('validFrom')} required value={validFrom} onChange={setFrom} />
      {(checks.data?.warnings ?? []).map((one) => (
        <Notice key={one.message} tone="warning">
          {errorText(one, lang)}
        </Notice>
      ))}
    </FormDialog>
  );
}

function End({ template, onClose }: StepProps) {
  const t = useTexts(texts);
  const end = useSend('POST /order-templates/{id}/end', CHANGES);
  return (
    <ReasonDialog
      title={t('end')}
      submit={t('end')}
      busy={end.busy}
      failure={end.failure}
      onClose={onClose}
      onSend={async (reason = '') => {
        const result = await end.send({ params: { id: template.id }, body: { reason } });
        if (result.ok) {
          onClose();
        }
      }}
    >
      <p>{t('endHint')}</p>
    </ReasonDialog>
  );
}

function Discard({ template, onClose }: StepProps) {
  const t = useTexts(texts);
  const discard = useSend('POST /order-templates/{id}/discard', CHANGES);
  return (
    <FormDialog
      title={t('discard')}
      submit={t('discard')}
      busy={discard.busy}
      failure={discard.failure}
      problem={null}
      onClose={onClose}
      onSubmit={async () => {
        const { id, version } = template;
        if ((await discard.send({ params: { id }, body: { version } })).ok) {
          onClose();
        }
      }}
    >
      <p>{t('discardHint')}</p>
    </FormDialog>
  );
}
