import { Button } from '@mantine/core';
import { useTexts } from '../../kit/i18n.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import type { RefusedPeople } from './refused-people.ts';
import { texts } from './texts.ts';

type RefusedNoticeProps = {
  readonly why: RefusedPeople['why'];
  readonly names: readonly string[];
  /** How many others would get the order. */
  readonly rest: number;
  readonly onLeaveOut: () => void;
  readonly onIsolate: () => void;
  readonly onAllTheSame: () => void;
};

/** Who can't get the order, and how to go on: without them; a case as a case, or like a contact on purpose. */
export function RefusedNotice({ why, names, rest, onLeaveOut, onIsolate, onAllTheSame }: RefusedNoticeProps) {
  const t = useTexts(texts);
  const n = names.length;
  const isCase = why === 'became-case';
  return (
    <Notice tone="warning">
      <p>{t(isCase ? 'becameCase' : 'alreadyOrdered', { names: names.join(', ') })}</p>
      <div className="row">
        {rest === 0 ? null : (
          <Button variant="default" onClick={onLeaveOut}>
            {t('leaveOut', { n, rest })}
          </Button>
        )}
        {isCase && rest === 0 ? (
          <Button variant="default" onClick={onIsolate}>
            {t('isolateCases', { n })}
          </Button>
        ) : null}
        {isCase ? (
          <Button variant="outline" color="red" onClick={onAllTheSame}>
            {t('casesToo', { n })}
          </Button>
        ) : null}
      </div>
    </Notice>
  );
}
