import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { common } from '../../kit/texts.ts';
import type { DueContact } from './types.ts';
import { VisitForm } from './VisitForm.tsx';
import { texts } from './texts.ts';

type CallSheetProps = {
  /** The list as it stood when calling began: rows that are saved do not shift it. */
  readonly queue: readonly DueContact[];
  readonly start: number;
  readonly onClose: () => void;
};

/** One person after another: script, phone, result, next. */
export function CallSheet({ queue, start, onClose }: CallSheetProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const [index, setIndex] = useState(start);
  const [saved, setSaved] = useState<string | null>(null);
  const contact = queue[index];
  const move = (step: number) => setIndex((at) => Math.max(0, Math.min(queue.length - 1, at + step)));
  const onKeyDown = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea') !== null;
    if (!typing && !event.ctrlKey && (event.key === 'j' || event.key === 'k')) {
      move(event.key === 'j' ? 1 : -1);
    }
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('sheetTitle', { n: index + 1, total: queue.length })}
      closeButtonProps={{ 'aria-label': words('close') }}
      onKeyDown={onKeyDown}
    >
      <div className="stack">
        <div aria-live="polite">{saved === null ? null : <Notice tone="good">{saved}</Notice>}</div>
        {contact === undefined ? null : (
          <>
            <h2>
              <Link to="/people/$id" params={{ id: contact.personId }}>
                {contact.name}
              </Link>
            </h2>
            <p className="call-phone">
              <PhoneLink phone={contact.phone} />
            </p>
            {contact.phone === null ? <p className="muted small">{t('noPhone')}</p> : null}
            <Facts
              items={[
                [t('address'), contact.address ?? contact.areaName],
                [t('case'), `${contact.caseLabel} · ${contact.level}`],
                [t('day'), contact.dayNumber],
              ]}
            />
            <blockquote className="script">{t('script')}</blockquote>
            <VisitForm
              key={contact.personId}
              contact={contact}
              onSaved={() => {
                const last = index === queue.length - 1;
                setSaved(`${t('savedFor', { name: contact.name })} ${last ? t('finished') : ''}`.trim());
                move(1);
              }}
            />
            <div className="row spread">
              <Button variant="default" disabled={index === 0} onClick={() => move(-1)}>
                {t('previous')} <kbd>K</kbd>
              </Button>
              <Button variant="default" disabled={index === queue.length - 1} onClick={() => move(1)}>
                {t('next')} <kbd>J</kbd>
              </Button>
            </div>
          </>
        )}
      </div>
    </Drawer>
  );
}
