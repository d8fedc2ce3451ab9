import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatInstant, instantToLocal, localToInstant } from '../../../shared/formats.ts';
import { typed } from '../../kit/defined.ts';
import { DateField } from '../../kit/form/DateField.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { showRecalled } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import type { CaseRecord } from './draft.ts';
import { texts } from './texts.ts';

type Field = 'infectiousOverride' | 'exposureOverride';
type WindowsProps = { readonly record: CaseRecord; readonly mayEdit: boolean };

/** Day 0 and the two windows of a case: by the rule, or as an officer decided, with the reason. */
export function Windows({ record, mayEdit }: WindowsProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const { dayZero } = record;
  const recalledTo = dayZero.to === dayZero.from ? null : dayZero.to;
  return (
    <Panel title={t('windows')}>
      <p>
        {t('dayZero')}: <strong>{name('dayZeroField', dayZero.field)}</strong>,{' '}
        {showRecalled(dayZero.from, recalledTo, t('recalled'))}
      </p>
      <div className="two">
        <Window record={record} mayEdit={mayEdit} field="infectiousOverride" />
        <Window record={record} mayEdit={mayEdit} field="exposureOverride" />
      </div>
    </Panel>
  );
}

function Window({ record, mayEdit, field }: WindowsProps & { readonly field: Field }) {
  const t = useTexts(texts);
  const [editing, setEditing] = useState(false);
  const infectious = field === 'infectiousOverride';
  const from = infectious ? record.infectiousFrom : record.exposureFrom;
  const to = infectious ? record.infectiousTo : record.exposureTo;
  const label = t(infectious ? 'window' : 'exposureWindow');
  const override = record[field];
  return (
    <div className="stack">
      <div>
        <h3>{label}</h3>
        <strong>
          {formatInstant(from)} – {formatInstant(to)}
        </strong>
        <span className="muted small block">
          {override === null
            ? t('byRule', { n: record.profileVersion })
            : t('byOfficer', { reason: override.reason, by: override.by, at: formatInstant(override.at) })}
        </span>
        {infectious && record.isolatedAt !== null && to === record.isolatedAt ? (
          <span className="muted small block">{t('endedByIsolation')}</span>
        ) : null}
      </div>
      {editing ? (
        <WindowForm record={record} field={field} from={from} to={to} onClose={() => setEditing(false)} />
      ) : mayEdit ? (
        <div>
          <Button
            variant="default"
            size="compact-md"
            aria-label={t('changeNamed', { label })}
            onClick={() => setEditing(true)}
          >
            {t('changeWindow')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type WindowFormProps = {
  readonly record: CaseRecord;
  readonly field: Field;
  readonly from: string;
  readonly to: string;
  readonly onClose: () => void;
};

function WindowForm({ record, field, from, to, onClose }: WindowFormProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [start, setStart] = useState<string | null>(instantToLocal(from));
  const [end, setEnd] = useState<string | null>(instantToLocal(to));
  const [reason, setReason] = useState(record[field]?.reason ?? '');
  const [tried, setTried] = useState(false);
  const edit = useSend('PATCH /cases/{id}', ['/cases', '/contacts']);
  const send = async (override: { from: string; to: string; reason: string } | null) => {
    const body = { version: record.version, [field]: override };
    if ((await edit.send({ params: { id: record.id }, body })).ok) {
      onClose();
    }
  };
  const ordered = start !== null && end !== null && start < end;
  const why = typed(reason);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (ordered && why !== undefined) {
          void send({ from: localToInstant(start), to: localToInstant(end), reason: why });
        }
      }}
    >
      <p className="muted small">{t('windowHint')}</p>
      <DateField label={words('from')} time value={start} onChange={setStart} />
      <DateField
        label={words('until')}
        time
        value={end}
        error={tried && !ordered ? t('windowBad') : null}
        onChange={setEnd}
      />
      <TextInput
        label={t('windowReason')}
        value={reason}
        maxLength={300}
        required
        error={tried && why === undefined ? t('windowReasonMissing') : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FailureNotice failure={edit.failure} typing />
      <div className="row">
        <Button type="submit" loading={edit.busy}>
          {words('save')}
        </Button>
        {record[field] === null ? null : (
          <Button variant="outline" loading={edit.busy} onClick={() => void send(null)}>
            {t('backToRule')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}
