import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { LabelCode } from '../../../../contract/labels.ts';
import {
  isFilledIn,
  placeholderTable,
  type TemplatePart,
  templatePlaceholders,
} from '../../../../contract/template-placeholders.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { useElementKeys } from '../../kit/useElementKeys.ts';
import { useKeys } from '../../kit/useKeys.ts';
import { texts } from './texts.ts';
import { useArticleName } from './useArticleName.ts';

/** The field that was typed in last, and its place in the wording. */
export type Field = {
  readonly part: TemplatePart;
  readonly article: number | null;
  readonly element: HTMLTextAreaElement;
};

type InsertBarProps = {
  readonly kind: LabelCode<'templateKind'>;
  readonly field: Field | null;
  readonly onInsert: (field: Field, text: string) => void;
};

/**
 * Buttons that put a placeholder at the caret of the field typed in last: those that may stand there. Ctrl+I leads
 * from the field to the buttons, and inserting leads back.
 */
export function InsertBar({ kind, field, onInsert }: InsertBarProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const articleName = useArticleName(kind);
  const bar = useRef<HTMLFieldSetElement>(null);
  useKeys({ 'mod+i': () => bar.current?.querySelector('button')?.focus() });
  useElementKeys(bar, (event) => {
    if (event.key === 'Escape') {
      field?.element.focus();
    }
  });
  if (field === null) {
    return <p className="muted">{t('insertFirst')}</p>;
  }
  const insert = (text: string) => {
    const { element } = field;
    const { selectionStart: start, selectionEnd: end, value } = element;
    onInsert(field, `${value.slice(0, start)}${text}${value.slice(end)}`);
    // After the field shows the new text.
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(start + text.length, start + text.length);
    });
  };
  const codes = templatePlaceholders.filter(
    (code) => isFilledIn(code, kind) && placeholderTable[code].parts.includes(field.part),
  );
  return (
    <fieldset ref={bar} className="insert-bar" aria-label={t('insert')}>
      <p className="small">
        {t('insertInto', {
          part: field.article === null ? name('templatePart', field.part) : articleName(field.article),
        })}
      </p>
      <div className="row">
        {codes.map((code) => (
          <Button key={code} variant="default" size="compact-sm" onClick={() => insert(`{${code}}`)}>
            {name('templatePlaceholder', code)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
