import { paperForm } from '../../../../contract/template-placeholders.ts';
import { errorText } from '../../../shared/client.ts';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Loading } from '../../kit/state/Loading.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { texts } from './texts.ts';
import type { Checks } from './useChecks.ts';

type PreviewProps = { readonly kind: string; readonly checks: Checks };
type Text = NonNullable<Checks['data']>['text'];

/** The paper as it reads with somebody who does not exist, and which of its laws do not hold. */
export function Preview({ kind, checks }: PreviewProps) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { data, failure, again, behind } = checks;
  if (data === undefined) {
    return failure === null ? <Loading lines={8} /> : <FailureNotice failure={failure} retry={again} />;
  }
  const { text, warnings } = data;
  const form = paperForm(kind);
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
      {/* The paper is Vietnamese whatever the language of the screen. */}
      <article className="decision-paper" lang="vi" aria-label={t('preview')}>
        {form === 'certificate' ? <Certificate text={text} /> : null}
        {form === 'letter' ? <Letter text={text} /> : null}
        {form === 'certificate' || form === 'letter' ? null : <Decision text={text} />}
      </article>
    </div>
  );
}

type TextProps = { readonly text: Text };

function Decision({ text }: TextProps) {
  return (
    <>
      <Head text={text} />
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
      <Foot text={text} />
    </>
  );
}

function Letter({ text }: TextProps) {
  const t = useTexts(texts);
  return (
    <>
      <Head text={text} />
      <p className="centre strong">{text.title}</p>
      <p className="centre">Kính gửi: …………</p>
      <Section article={text.articles[0]} />
      <p className="muted">{t('list')}</p>
      <Section article={text.articles[1]} />
      <Foot text={text} />
    </>
  );
}

function Certificate({ text }: TextProps) {
  const t = useTexts(texts);
  return (
    <>
      <Motto />
      {text.above === '' ? null : <p className="centre upper">{text.above}</p>}
      <p className="centre upper strong">{text.office}</p>
      <p className="centre strong upper">{text.title}</p>
      <Section article={text.articles[0]} />
      <div className="decision-head">
        <p className="muted">{t('signatureEmpty')}</p>
        <p>{text.placeAndDate}</p>
      </div>
    </>
  );
}

/** Paragraphs without a number. */
function Section({ article }: { readonly article: Text['articles'][number] | undefined }) {
  return [article?.lead ?? '', ...(article?.lines ?? [])]
    .filter((line) => line !== '')
    .map((line, i) => <p key={i}>{line}</p>);
}

function Motto() {
  return (
    <>
      <p className="centre strong">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
      <p className="centre strong">Độc lập - Tự do - Hạnh phúc</p>
    </>
  );
}

function Head({ text }: TextProps) {
  return (
    <div className="decision-head">
      <div>
        {text.above === '' ? null : <p className="upper">{text.above}</p>}
        <p className="upper strong">{text.office}</p>
        <p>Số: {text.number}</p>
      </div>
      <div>
        <Motto />
        <p>{text.placeAndDate}</p>
      </div>
    </div>
  );
}

function Foot({ text }: TextProps) {
  const t = useTexts(texts);
  return (
    <div className="decision-head">
      <div className="left">
        <p className="strong">Nơi nhận:</p>
        {text.recipients.map((line, i) => (
          <p key={i}>{line}</p>
        ))}
      </div>
      <p className="muted">{t('signature')}</p>
    </div>
  );
}
