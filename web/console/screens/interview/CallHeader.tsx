import { Link } from '@tanstack/react-router';
import { formatInstant } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { Late } from '../../kit/Late.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showBirth } from '../../kit/show.ts';
import { Tag } from '../../kit/Tag.tsx';
import type { Interview } from './answers.ts';
import { texts } from './texts.ts';

/** What the tracer works from: phone, address, commune, and how often it was tried. */
export function CallHeader({ call }: { readonly call: Interview }) {
  const t = useTexts(texts);
  const label = useLabel();
  const mayRead = useRight('case.read');
  const { person } = call;
  return (
    <Panel>
      <div className="row spread">
        <p className="call-phone">
          <PhoneLink phone={person.phone} />
        </p>
        <div className="row">
          <Tag tone="blue">{label('interviewKind', call.kind)}</Tag>
          <Late hours={call.lateHours} />
        </div>
      </div>
      {person.phone === null ? <NoPhone household={call.household ?? []} /> : null}
      <Facts
        items={
          [
            [t('address'), person.address],
            [t('area'), person.areaName],
            [
              t('case'),
              mayRead ? (
                <Link key="case" to="/cases/$id" params={{ id: call.caseId }}>
                  {call.caseLabel}
                </Link>
              ) : (
                call.caseLabel
              ),
            ],
            [t('birth'), showBirth(person)],
          ].filter(([, value]) => value !== '–') as [string, string][]
        }
      />
      <details>
        <summary>
          {t('attempts')} ({call.attempts.length})
        </summary>
        {call.attempts.length === 0 ? (
          <p className="muted">{t('noAttempts')}</p>
        ) : (
          <ul className="plain">
            {call.attempts.map((one) => (
              <li key={one.id}>
                {formatInstant(one.at)} · {label('attemptResult', one.result)}
                {one.callBackAt === null ? '' : ` ${formatInstant(one.callBackAt)}`} · {one.by}
              </li>
            ))}
          </ul>
        )}
      </details>
    </Panel>
  );
}

/** Whom to call for somebody without a number, or that somebody has to go there. */
function NoPhone({ household }: { readonly household: NonNullable<Interview['household']> }) {
  const t = useTexts(texts);
  return household.length === 0 ? (
    <p className="muted small">{t('noPhone')}</p>
  ) : (
    <>
      <p className="muted small">{t('callHousehold')}</p>
      <ul className="plain">
        {household.map(({ name, phone }) => (
          <li key={`${name} ${phone}`}>
            {name}: <PhoneLink phone={phone} />
          </li>
        ))}
      </ul>
    </>
  );
}
