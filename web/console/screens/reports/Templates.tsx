import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { Facts, Panel } from '../../kit/Page.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { Tag } from '../../kit/Tag.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Schedules } from './Schedules.tsx';
import { texts } from './texts.ts';

/** Templates with how sure they are, and when reports make themselves. */
export function Templates() {
  const t = useTexts(texts);
  const name = useLabel();
  const lang = useLanguage();
  const templates = useApi('GET /report-templates', {});
  return (
    <>
      <Schedules />
      <Await query={templates}>
        {({ items }) =>
          items.map((one) => (
            <Panel key={one.code} title={one[lang]}>
              <Facts
                items={[
                  [t('period'), `${name('reportKind', one.kind)} · ${one.cut}`],
                  [
                    t('certainty'),
                    <Tag key="certainty" tone={one.certainty === 'verified' ? 'good' : 'warning'}>
                      {t(one.certainty === 'verified' ? 'verified' : 'notVerified')}
                    </Tag>,
                  ],
                  [t('metrics'), one.metrics.map((metric) => metric[lang]).join('; ')],
                ]}
              />
              <p className="muted small">
                {one.source} · {one.version}
              </p>
            </Panel>
          ))
        }
      </Await>
    </>
  );
}
