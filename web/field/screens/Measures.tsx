import { amend, subject } from '../decide/deciding.ts';
import { People, Temperature, YesNo } from '../kit/Vitals.tsx';
import { t } from './decision-texts.ts';

/** What the officer sees and measures: temperature, symptoms, how many are along. Each changes the proposal at once. */
export function Measures() {
  const current = subject.value;
  if (current === null) {
    return null;
  }
  return (
    <details class="measures">
      <summary>{t('measures')}</summary>
      <Temperature
        label={t('temperature')}
        value={current.temperature}
        onChange={(temperature) => void amend({ temperature })}
      />
      <People
        label={t('counted')}
        value={current.companions}
        least={0}
        onChange={(companions) => void amend({ companions })}
      />
      <YesNo
        question={t('symptoms')}
        yes={t('yes')}
        no={t('no')}
        value={current.symptoms}
        onChange={(symptoms) => void amend({ symptoms })}
      />
    </details>
  );
}
