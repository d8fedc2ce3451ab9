import { errorText } from '../../../shared/client.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';
import type { Checks } from './useChecks.ts';

/** The decision as it reads with somebody who does not exist, and which of its laws do not hold. */
export function Preview({ checks }: { readonly checks: Checks }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { data, failure, again, behind } = checks;
  if (data === undefined) {
    return failure === null ? <Loading lines={8} /> : <FailureNotice failure={failure} retry={again} />;
  }
  const { text, warnings } = data;
  return (
    <div className="stack">
      <FailureNotice failure={failure} retry={again} />
      {warnings.map((one) => (
        <Notice key={one.message} tone="warning">
          {errorText(one, lang)}
        </Notice>
      ))}
      <p className="muted small" aria-live="polite">
        {t(behind ? 'previewBehind' : 'previewHint')}
      </p>
      {/* The decision is Vietnamese whatever the language of the screen. */}
      <article className="decision-paper" lang="vi" aria-label={t('preview')}>
        <div className="decision-head">
          <div>
            {text.above === '' ? null : <p className="upper">{text.above}</p>}
            <p className="upper strong">{text.office}</p>
            <p>Số: {text.number}</p>
          </div>
          <div>
            <p className="strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
            <p className="strong">Độc lập - Tự do - Hạnh phúc</p>
            <p>{text.placeAndDate}</p>
          </div>
        </div>
        <p className="centre strong">QUYẾT ĐỊNH</p>
        <p className="centre strong">{text.title}</p>
        <p className="centre strong upper">{text.authority}</p>
        {text.basis.map((line, i) => (
          <p key={i}>{line}</p>
        ))}
        <p className="centre strong">QUYẾT ĐỊNH:</p>
        {text.articles.map((article, i) => (
          <div key={i}>
            <p>
              <strong>Điều {i + 1}.</strong> {article.lead}
            </p>
            {article.lines.map((line, at) => (
              <p key={at}>{line}</p>
            ))}
          </div>
        ))}
        <div className="decision-head">
          <div className="left">
            <p className="strong">Nơi nhận:</p>
            {text.recipients.map((line, i) => (
              <p key={i}>{line}</p>
            ))}
          </div>
          <p className="muted">{t('signature')}</p>
        </div>
      </article>
    </div>
  );
}
