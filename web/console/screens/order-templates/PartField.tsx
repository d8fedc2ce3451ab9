import { Textarea } from '@mantine/core';
import { useRef } from 'react';
import { errorText } from '../../../shared/client.ts';
import { useLanguage } from '../../kit/i18n.ts';
import { lineRange } from './draft.ts';
import type { Field } from './InsertBar.tsx';
import type { Fault } from './useChecks.ts';

type PartFieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly field: Omit<Field, 'element'>;
  readonly tall: boolean;
  readonly value: string;
  readonly faults: readonly Fault[];
  readonly onFocus: (field: Field) => void;
  readonly onChange: (text: string) => void;
};

/** One part of the wording; a fault below it leads to its line. */
export function PartField({ label, hint, field, tall, value, faults, onFocus, onChange }: PartFieldProps) {
  const lang = useLanguage();
  const area = useRef<HTMLTextAreaElement>(null);
  const goTo = (line: number) => {
    const [start, end] = lineRange(value, line);
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  };
  return (
    <Textarea
      ref={area}
      label={label}
      description={hint}
      autosize
      minRows={tall ? 2 : 1}
      maxLength={tall ? 6000 : 200}
      lang="vi"
      value={value}
      onFocus={(event) => onFocus({ ...field, element: event.currentTarget })}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (!tall && event.key === 'Enter') {
          event.preventDefault();
        }
      }}
      error={
        faults.length === 0
          ? undefined
          : faults.map((fault) => (
              <button
                key={`${fault.line} ${fault.message}`}
                type="button"
                className="fault"
                onClick={() => goTo(fault.line)}
              >
                {errorText(fault, lang)}
              </button>
            ))
      }
    />
  );
}
