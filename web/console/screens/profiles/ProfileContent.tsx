import { formatNumber } from '../../../shared/formats.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts } from '../../kit/Page.tsx';
import { showDate } from '../../kit/show.ts';
import { Notice } from '../../kit/state/Notice.tsx';
import { CertaintyTag } from './CertaintyTag.tsx';
import type { Profile } from './draft.ts';
import { settingOptions } from './settings.ts';
import { texts } from './texts.ts';

/** What a version says, in words. */
export function ProfileContent({ version }: { readonly version: Profile }) {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const { content } = version;
  const span = (one: { before: number; after: number }) =>
    t('span', { before: formatNumber(one.before), after: formatNumber(one.after) });
  const limit = (value: number | null) => (value === null ? t('noLimit') : formatNumber(value));
  const bySetting = settingOptions(lang).flatMap(({ value, label }) => {
    const minutes = content.minMinutesBySetting[value];
    return minutes === undefined ? [] : [`${label}: ${t('minutes', { n: formatNumber(minutes) })}`];
  });
  return (
    <div className="stack">
      {version.certainty === 'unverified' ? <Notice tone="warning">{t('unverifiedNote')}</Notice> : null}
      <Facts
        items={[
          [t('validFrom'), showDate(version.validFrom)],
          [t('certainty'), <CertaintyTag key="certainty" certainty={version.certainty} />],
          [t('dayZero'), name('dayZeroField', content.dayZero)],
          [t('symptomaticShort'), span(content.symptomatic)],
          [t('asymptomaticShort'), span(content.asymptomatic)],
          [t('incubation'), t('range', { min: content.incubation.minDays, max: content.incubation.maxDays })],
          [t('minMinutes'), formatNumber(content.minMinutes)],
          [t('bySetting'), bySetting.length === 0 ? t('bySettingNone') : bySetting.join('; ')],
          [t('distance'), content.distance[lang]],
          [t('lingerMinutes'), formatNumber(content.lingerMinutes)],
          [t('followUpDays'), formatNumber(content.followUpDays)],
          [t('quarantineDays'), formatNumber(content.quarantineDays)],
          [t('secondLevel'), content.secondLevel ? t('yes') : t('no')],
          [
            t('infectiousness'),
            content.infectiousness.length === 0
              ? t('flat')
              : content.infectiousness
                  .map(({ day, weight }) => `${formatNumber(day)}: ${formatNumber(weight, 2)}`)
                  .join(' · '),
          ],
          [
            t('cutOffs'),
            t('cutLine', {
              F1: formatNumber(content.cutOffs.F1),
              F2: formatNumber(content.cutOffs.F2),
              max: limit(content.cutOffs.maxOrders),
              crowd: limit(content.cutOffs.crowd),
            }),
          ],
        ]}
      />
      <div>
        <span className="muted small block">{t('source')}</span>
        {version.source[lang]}
      </div>
    </div>
  );
}
