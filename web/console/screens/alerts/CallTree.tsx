import { Button } from '@mantine/core';
import { labelOptions } from '../../../../contract/labels.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showInstant } from '../../kit/show.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useSend } from '../../kit/useApi.ts';
import type { AlertDetail } from './types.ts';
import { texts } from './texts.ts';

type Step = AlertDetail['callTree'][number];

/** Whom to call, level by level, with what came of texts and calls. */
export function CallTree({ alert }: { readonly alert: AlertDetail }) {
  const t = useTexts(texts);
  const taken = alert.state !== 'RAISED';
  const steps = taken ? alert.callTree.filter(({ due }) => due) : alert.callTree;
  return (
    <Panel title={t('tree')}>
      <p className="muted small">{t('treeHint')}</p>
      {alert.callTree.length === 0 ? <Notice tone="warning">{t('treeEmpty')}</Notice> : null}
      {steps.some(({ people }) => people.some(({ text }) => text?.state === 'kept')) ? (
        <Notice tone="warning">{t('textKept')}</Notice>
      ) : null}
      {steps.map((step) => (
        <div key={step.level} className="stack">
          <h3>
            {t('level', { n: step.level })}{' '}
            <Tag tone={step.due && !taken ? 'bad' : 'muted'}>
              {step.due
                ? taken
                  ? t('stopped')
                  : t('toCall', { at: showInstant(step.dueAt) })
                : t('later', { at: showInstant(step.dueAt) })}
            </Tag>
          </h3>
          {step.people.map((person) => (
            <Person key={person.dutyId} alert={alert} person={person} />
          ))}
        </div>
      ))}
    </Panel>
  );
}

type PersonProps = { readonly alert: AlertDetail; readonly person: Step['people'][number] };

function Person({ alert, person }: PersonProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const note = useSend('POST /command/alerts/{id}/calls', ['/command/alerts']);
  return (
    <div>
      <div>
        <strong>{person.name}</strong>, {person.office}
        {person.role === '' ? '' : `, ${person.role}`} · <PhoneLink phone={person.phone} />
      </div>
      {person.text === null ? null : (
        <div className="muted small">
          {t('texted', { at: showInstant(person.text.at), state: name('smsState', person.text.state) })}
        </div>
      )}
      {person.lastResult === null ? null : (
        <div className="muted small">
          {t('calls', { n: person.calls, result: name('callResult', person.lastResult) })}
        </div>
      )}
      {alert.state === 'CLOSED' ? null : (
        <fieldset className="segments" aria-label={t('call', { name: person.name })}>
          {labelOptions('callResult', lang).map(({ value, label }) => (
            <Button
              key={value}
              variant="default"
              size="compact-md"
              loading={note.busy}
              onClick={() =>
                void note.send({ params: { id: alert.id }, body: { dutyId: person.dutyId, result: value } })
              }
            >
              {label}
            </Button>
          ))}
        </fieldset>
      )}
      <FailureNotice failure={note.failure} />
    </div>
  );
}
