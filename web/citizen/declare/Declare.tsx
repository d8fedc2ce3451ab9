import { useEffect, useRef, useState } from 'preact/hooks';
import { formatShortCode } from '../../../lib/credentials/index.ts';
import { calendarDate } from '../../shared/formats.ts';
import { declarationErrors, type Errors } from '../../shared/forms/check.ts';
import { blankDeclaration } from '../../shared/forms/typed.ts';
import { lang } from '../app/language.ts';
import { go, query } from '../app/router.ts';
import { type Draft, draft, lastDeclarant } from '../data/draft.ts';
import { Page } from '../kit/Page.tsx';
import { Done } from './Done.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { formFor, pagesOf, REVIEW, stepOf } from './forms.ts';
import { KindChoice } from './KindChoice.tsx';
import { Review } from './Review.tsx';
import { StepBody } from './StepBody.tsx';
import { submit } from './submit.ts';
import { t } from './texts.ts';

function blankDraft(): Draft {
  return { ...blankDeclaration(), ...lastDeclarant.value.peek() };
}

const addressOf = (step: string) => `/khai-bao?buoc=${step}`;

/** C2: the health declaration, one group of questions a page, kept at every key. */
export function Screen() {
  const [ready, setReady] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const [errors, setErrors] = useState<Errors>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  const asked = query.value.get('buoc');
  const current = draft.value.value ?? blankDraft();
  const form = formFor(current.kind ?? 'people', calendarDate(Date.now()));
  const pages = pagesOf(form);
  const page = pages.find((name) => name === asked) ?? 'person';
  const index = pages.indexOf(page);
  const step = stepOf(form, page);

  useEffect(() => {
    void Promise.all([draft.ready, lastDeclarant.ready]).then(() => setReady(true));
  }, []);
  useEffect(() => {
    setErrors({});
    if (!first.current) {
      heading.current?.focus();
      scrollTo(0, 0);
    }
    first.current = false;
  }, [page, sent]);

  const change = (part: Partial<Draft>) => void draft.set({ ...current, ...part });
  const onNext = async (event: Event) => {
    event.preventDefault();
    const today = calendarDate(Date.now());
    const found = declarationErrors(current, form, today, step);
    setErrors(found);
    if (Object.keys(found).length > 0) {
      return;
    }
    if (page === REVIEW) {
      setSent(await submit(current, today));
    } else {
      go(addressOf(pages[index + 1] ?? REVIEW));
    }
  };

  if (sent !== null) {
    return (
      <Page title={t('title')}>
        <Done
          id={sent}
          onAgain={() => {
            setSent(null);
            go(addressOf('person'), true);
          }}
        />
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      {ready && (
        <form onSubmit={(event) => void onNext(event)} noValidate>
          <h2 ref={heading} tabIndex={-1}>
            {t('step', { n: index + 1, all: pages.length, name: step?.title[lang.value] ?? t('review') })}
          </h2>
          <progress value={index + 1} max={pages.length} aria-hidden="true" />
          <ErrorSummary errors={errors} form={form} />
          {current.replaces !== undefined && (
            <p class="notice">{t('replacing', { code: formatShortCode(current.replaces.shortCode) })}</p>
          )}
          {index === 0 && <KindChoice draft={current} change={change} />}
          {step === undefined ? (
            <Review draft={current} form={form} />
          ) : (
            <StepBody key={page} form={form} step={step} draft={current} change={change} errors={errors} />
          )}
          <div class="row">
            {index > 0 && (
              <button type="button" onClick={() => go(addressOf(pages[index - 1] ?? 'person'))}>
                {t('back')}
              </button>
            )}
            <button type="submit" class="button">
              {page === REVIEW ? t('submit') : t('next')}
            </button>
          </div>
          <p class="field-hint">{page === REVIEW ? t('submitHint') : t('saved')}</p>
          {draft.value.value !== null && (
            <button
              type="button"
              class="link"
              onClick={() => {
                if (confirm(t('discardSure'))) {
                  void draft.set(null);
                  go(addressOf('person'), true);
                }
              }}
            >
              {t('discard')}
            </button>
          )}
        </form>
      )}
    </Page>
  );
}
