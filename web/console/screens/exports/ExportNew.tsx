import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { ExportFiles, type ExportRow } from './ExportFiles.tsx';
import { texts } from './texts.ts';

type Kind = ExportRow['kind'];

/** Asks for an export: content, area and days, and why and for whom it leaves. */
export function ExportNew() {
  const t = useTexts(texts);
  const [kind, setKind] = useState<Kind>('line-list');
  const [isUnnamed, setUnnamed] = useState(true);
  const [purpose, setPurpose] = useState('');
  const [recipient, setRecipient] = useState('');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [disease, setDisease] = useState<ExportRow['disease']>(null);
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<ExportRow | null>(null);
  const ask = useSend('POST /exports', ['/exports']);
  const [why, whom] = [typed(purpose), typed(recipient)];
  const isMissing = why === undefined || whom === undefined || areaId === null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing) {
      return;
    }
    setMade(null);
    const days =
      kind === 'people'
        ? {}
        : defined({ disease: disease ?? undefined, from: from ?? undefined, to: to ?? undefined });
    const body = {
      id: newId(),
      kind,
      pseudonymised: isUnnamed,
      purpose: why,
      recipient: whom,
      areaId,
      ...days,
    };
    const result = await ask.send({ body });
    if (result.ok) {
      setMade(result.data);
    }
  };
  return (
    <Panel title={t('ask')}>
      <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
        <div className="two">
          <CodeSelect
            kind="exportKind"
            label={t('kind')}
            value={kind}
            onChange={(code) => setKind(code ?? 'line-list')}
          />
          <AreaPicker label={t('area')} required value={areaId} onPick={(id) => setAreaId(id)} />
        </div>
        {kind === 'people' ? <p className="muted">{t('peopleHint')}</p> : null}
        {kind === 'fhir' ? (
          <>
            <Checkbox
              label={t('without')}
              checked={isUnnamed}
              onChange={(event) => setUnnamed(event.currentTarget.checked)}
            />
            <p className="muted">{t('fhirHint')}</p>
          </>
        ) : null}
        {kind === 'line-list' || (kind === 'fhir' && isUnnamed) ? (
          <p className="muted">{t('withoutHint')}</p>
        ) : null}
        <div className="two">
          <TextInput
            label={t('purpose')}
            description={t('purposeHint')}
            required
            maxLength={300}
            value={purpose}
            onChange={(event) => setPurpose(event.currentTarget.value)}
          />
          <TextInput
            label={t('recipient')}
            description={t('recipientHint')}
            required
            maxLength={200}
            value={recipient}
            onChange={(event) => setRecipient(event.currentTarget.value)}
          />
        </div>
        {kind === 'people' ? null : (
          <div className="two">
            <CodeSelect
              kind="disease"
              label={t('disease')}
              empty={t('anyDisease')}
              value={disease}
              onChange={setDisease}
            />
            <DateField label={t('from')} value={from} onChange={setFrom} />
            <DateField label={t('to')} value={to} onChange={setTo} />
          </div>
        )}
        {tried && isMissing ? (
          <Notice tone="warning" alert>
            {t('needed')}
          </Notice>
        ) : null}
        <FailureNotice
          failure={ask.failure}
          typing
          labels={{ areaId: t('area'), kind: t('kind'), to: t('to') }}
        />
        <div className="row">
          <Button type="submit" loading={ask.busy}>
            {t('send')}
          </Button>
        </div>
        {made === null ? null : (
          <div aria-live="polite">
            <p>{t('rowsReady', { n: formatNumber(made.rows) })}</p>
            {made.smallCells === null || made.smallCells === 0 ? null : (
              <Notice tone="warning">
                {t('small', { n: formatNumber(made.smallCells), all: formatNumber(made.rows) })}
              </Notice>
            )}
          </div>
        )}
      </form>
      {made === null ? null : <ExportFiles row={made} />}
    </Panel>
  );
}
