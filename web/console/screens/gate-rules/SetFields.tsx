import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { moveUp, type RulesDraft } from './draft.ts';
import { texts } from './texts.ts';

type SetFieldsProps = {
  readonly draft: RulesDraft;
  readonly set: (patch: Partial<RulesDraft>) => void;
};

/** What a version says beside its rules: name, basis, certainty, precedence, and what holds otherwise. */
export function SetFields({ draft, set }: SetFieldsProps) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <>
      <div className="two">
        <TextInput
          label={t('nameVi')}
          required
          maxLength={200}
          value={draft.nameVi}
          onChange={(event) => set({ nameVi: event.currentTarget.value })}
        />
        <TextInput
          label={t('nameEn')}
          required
          maxLength={200}
          value={draft.nameEn}
          onChange={(event) => set({ nameEn: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t('legalBasis')}
        required
        autosize
        maxLength={500}
        value={draft.legalBasis}
        onChange={(event) => set({ legalBasis: event.currentTarget.value })}
      />
      <div className="three">
        <NativeSelect
          label={t('certainty')}
          value={draft.certainty}
          onChange={(event) =>
            set({ certainty: event.currentTarget.value === 'verified' ? 'verified' : 'unverified' })
          }
          data={(['unverified', 'verified'] as const).map((code) => ({ value: code, label: t(code) }))}
        />
        <CodeSelect
          kind="gateDecision"
          label={t('otherwise')}
          value={draft.otherwise}
          onChange={(otherwise) => set({ otherwise: otherwise ?? draft.otherwise })}
        />
        <TextInput
          label={t('zoneHours')}
          required
          inputMode="numeric"
          value={draft.zoneHours}
          onChange={(event) => set({ zoneHours: event.currentTarget.value })}
        />
      </div>
      <section className="stack" aria-label={t('precedence')}>
        <h3>{t('precedence')}</h3>
        <ol>
          {draft.precedence.map((code, index) => (
            <li key={code}>
              <span className="row">
                {name('gateDecision', code)}
                {index === 0 ? null : (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    onClick={() => set({ precedence: moveUp(draft.precedence, index) })}
                  >
                    {t('up', { name: name('gateDecision', code) })}
                  </Button>
                )}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
