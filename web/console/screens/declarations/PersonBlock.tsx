import { TextInput } from '@mantine/core';
import type { Errors } from '../../../shared/forms/check.ts';
import { fillFromCard } from '../../../shared/forms/input.ts';
import type { TypedPerson } from '../../../shared/forms/typed.ts';
import { errorSentence } from '../../../shared/forms/words.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { texts } from './texts.ts';

type PersonBlockProps = {
  readonly person: TypedPerson;
  readonly errors: Errors;
  readonly onChange: (person: TypedPerson, address?: string) => void;
};

/** One declared person. A hand scanner may send the QR text of a citizen card into the number field. */
export function PersonBlock({ person, errors, onChange }: PersonBlockProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const set = (part: Partial<TypedPerson>) => onChange({ ...person, ...part });
  const error = (field: string) => {
    const code = errors[`${person.key}.${field}`];
    return code === undefined ? null : errorSentence(code, lang);
  };
  const onNumber = (cccd: string) => {
    const filled = cccd.includes('|') ? fillFromCard(person, cccd) : null;
    if (filled === null) {
      set({ cccd });
    } else {
      const { address, ...read } = filled;
      onChange(read, address);
    }
  };
  return (
    <div className="two">
      <TextInput
        label={t('fullName')}
        required
        maxLength={120}
        value={person.fullName}
        error={error('fullName')}
        onChange={(event) => set({ fullName: event.currentTarget.value })}
      />
      <TextInput
        label={t('birth')}
        description={t('birthHint')}
        required
        inputMode="numeric"
        maxLength={10}
        value={person.birth}
        error={error('birth')}
        onChange={(event) => set({ birth: event.currentTarget.value })}
      />
      <CodeSelect
        kind="sex"
        label={t('sex')}
        empty={t('unset')}
        only={['male', 'female']}
        value={person.sex ?? null}
        onChange={(sex) => set({ sex: sex ?? undefined })}
      />
      <TextInput
        label={t('phone')}
        inputMode="tel"
        maxLength={20}
        value={person.phone}
        error={error('phone')}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
      <TextInput
        label={t('cccd')}
        description={t('cccdHint')}
        maxLength={400}
        value={person.cccd}
        error={error('cccd')}
        onChange={(event) => onNumber(event.currentTarget.value)}
      />
    </div>
  );
}
