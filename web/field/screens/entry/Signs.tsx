import { optionsOf, type TableOf } from '../../../../contract/labels/kit.ts';
import { lang } from '../../app/language.ts';
import { YesNo } from '../../kit/Vitals.tsx';
import { t } from '../no-code-texts.ts';
import { Chips } from './Chips.tsx';

/** A group of signs: asked as a whole with what belongs to it in sight, which of them only after a yes. */
export function Signs<V extends string>(props: {
  readonly question: string;
  readonly labels: TableOf<V>;
  readonly asked: boolean | null;
  readonly chosen: readonly V[];
  readonly error: string | null;
  readonly onChange: (asked: boolean, chosen: V[]) => void;
}) {
  const { question, labels, asked, chosen, error, onChange } = props;
  const options = optionsOf(labels, lang.value);
  return (
    <div class="signs">
      <YesNo
        question={question}
        yes={t('yes')}
        no={t('no')}
        value={asked}
        onChange={(yes) => onChange(yes, yes ? [...chosen] : [])}
      />
      {asked === true ? (
        <Chips
          legend={t('whichSigns')}
          options={options}
          chosen={chosen}
          onToggle={(code) =>
            onChange(true, chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code])
          }
        />
      ) : (
        <p class="hint">{options.map(({ label }) => label).join(' · ')}</p>
      )}
      {error !== null && <p class="field-error">{error}</p>}
    </div>
  );
}
