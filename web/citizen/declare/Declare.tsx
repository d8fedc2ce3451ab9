import { useEffect, useRef, useState } from 'preact/hooks';
import { calendarDate } from '../../shared/formats.ts';
import { go, query } from '../app/router.ts';
import { type Draft, blankPerson, draft, lastDeclarant } from '../data/draft.ts';
import { Page } from '../kit/Page.tsx';
import { Done } from './Done.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { type Errors, type Step, errorsOf, steps } from './rules.ts';
import { StepBody } from './StepBody.tsx';
import { submit } from './submit.ts';
import { t } from './texts.ts';

function blankDraft(): Draft {
  const last = lastDeclarant.value.peek();
  return {
    person: last?.person ?? blankPerson(),
    areaId: last?.areaId ?? null,
    address: last?.address ?? '',
    symptoms: [],
    exposures: [],
    visits: [],
    companions: [],
  };
}

const addressOf = (step: Step) => `/khai-bao?buoc=${step}`;

/** C2: the health declaration, one group of questions a page, kept at every key. */
export function Screen() {
  const [ready, setReady] = useState(false);
  const [sent, setSent] = useState<string | null>(null);
  const [errors, setErrors] = useState<Errors>({});
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  const asked = query.value.get('buoc');
  const step = steps.find((name) => name === asked) ?? 'person';
  const index = steps.indexOf(step);

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
  }, [step, sent]);

  const current = draft.value.value ?? blankDraft();
  const change = (part: Partial<Draft>) => void draft.set({ ...current, ...part });
  const onNext = async (event: Event) => {
    event.preventDefault();
    const today = calendarDate(Date.now());
    const found = errorsOf(current, step, today);
    setErrors(found);
    if (Object.keys(found).length > 0) {
      return;
    }
    if (step === 'review') {
      setSent(await submit(current, today));
    } else {
      go(addressOf(steps[index + 1] ?? 'review'));
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
            {t('step', { n: index + 1, all: steps.length, name: t(step) })}
          </h2>
          <progress value={index + 1} max={steps.length} aria-hidden="true" />
          <ErrorSummary errors={errors} />
          <StepBody step={step} draft={current} change={change} errors={errors} />
          <div class="row">
            {index > 0 && (
              <button type="button" onClick={() => go(addressOf(steps[index - 1] ?? 'person'))}>
                {t('back')}
              </button>
            )}
            <button type="submit" class="button">
              {step === 'review' ? t('submit') : t('next')}
            </button>
          </div>
          <p class="field-hint">{step === 'review' ? t('submitHint') : t('saved')}</p>
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
