import { Button } from '@mantine/core';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { type SessionDraft, nextDay } from './draft.ts';
import { texts } from './texts.ts';

type SessionsProps = {
  readonly value: readonly SessionDraft[];
  readonly onChange: (sessions: readonly SessionDraft[]) => void;
};

/** The sessions of a roster: each with its beginning and end; a further one is a day later. */
export function Sessions({ value, onChange }: SessionsProps) {
  const t = useTexts(texts);
  const set = (at: number, patch: Partial<SessionDraft>) =>
    onChange(value.map((one, i) => (i === at ? { ...one, ...patch } : one)));
  return (
    <fieldset className="plain-set stack">
      <legend>{t('sessions')}</legend>
      {value.map((one, at) => (
        <div key={at} className="row">
          <DateField
            label={`${t('session', { n: at + 1 })}: ${t('from')}`}
            time
            required
            value={one.from}
            onChange={(from) => set(at, { from })}
          />
          <DateField label={t('to')} time required value={one.to} onChange={(to) => set(at, { to })} />
          {value.length === 1 ? null : (
            <Button variant="subtle" onClick={() => onChange(value.filter((_, i) => i !== at))}>
              {t('removeSession', { n: at + 1 })}
            </Button>
          )}
        </div>
      ))}
      <div>
        <Button
          variant="default"
          size="compact-md"
          onClick={() => onChange([...value, nextDay(value.at(-1))])}
        >
          {t('addSession')}
        </Button>
      </div>
    </fieldset>
  );
}
