import { Button, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import {
  type PaperForm,
  paperForm,
  partsOf,
  sectionsOf,
  type TemplatePart,
} from '../../../../contract/template-placeholders.ts';
import { call } from '../../kit/api.ts';
import { useEdit } from '../../kit/conflict/useEdit.tsx';
import { typed } from '../../kit/defined.ts';
import { LeaveGuard } from '../../kit/form/LeaveGuard.tsx';
import { useDraft } from '../../kit/form/useDraft.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { Panel } from '../../kit/Page.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useInvalidate } from '../../kit/useApi.ts';
import { contentOf, draftOf, type WordingDraft } from './draft.ts';
import { type Field, InsertBar } from './InsertBar.tsx';
import { LawPicker } from './LawPicker.tsx';
import { PartField } from './PartField.tsx';
import { Preview } from './Preview.tsx';
import type { Template } from './types.ts';
import { texts } from './texts.ts';
import { useArticleName } from './useArticleName.ts';
import { useChecks } from './useChecks.ts';

type EditorProps = { readonly template: Template; readonly onDirty: (dirty: boolean) => void };
type TextPart = Exclude<TemplatePart, 'articles'>;
/** A line with a part that is left out where its value is not known, by form. */
const samples: { readonly [form in PaperForm]: string } = {
  order: '[Điện thoại: {person.phone}.]',
  change: '[Điện thoại: {person.phone}.]',
  certificate: '[Điện thoại: {person.phone}.]',
  letter: '[Ghi chú: {letter.note}.]',
  cordon: '[{cordon.boundary}.]',
  'cordon-change': '[{cordon.boundary}.]',
};
/** Parts of several lines. */
const tall: readonly TemplatePart[] = ['title', 'basis', 'recipients'];
const above = ['above', 'office', 'place', 'title', 'authority'] as const;
const textParts = [...above, 'basis', 'recipients'] as const;

/** The wording of a draft as it is typed, with what is wrong at its line, and beside it how it reads. */
export function WordingEditor({ template, onDirty }: EditorProps) {
  const t = useTexts(texts);
  const name = useLabel();
  const invalidate = useInvalidate();
  // What the typing began from: the page itself follows what colleagues save meanwhile.
  const [start, setStart] = useState(template);
  const { value, set, reset, changes, dirty } = useDraft(draftOf(start.content, start.note));
  const [saved, setSaved] = useState(false);
  const [current, setCurrent] = useState<Field | null>(null);
  const content = contentOf(value);
  const checks = useChecks({ officeId: template.officeId, kind: template.kind, content });
  const faults = checks.data?.faults ?? [];
  useEffect(() => onDirty(dirty), [onDirty, dirty]);

  const form = paperForm(template.kind);
  const parts = partsOf[form];
  // A certificate and a letter have sections in place of numbered articles.
  const fixed = sectionsOf[form].length > 0;
  const articleName = useArticleName(template.kind);
  const label = (part: TemplatePart) => name('templatePart', part);
  const edit = useEdit<WordingDraft, Template>({
    fields: {
      ...Object.fromEntries(textParts.map((part) => [part, { label: label(part) }])),
      articles: { label: label('articles'), show: (texts_) => (texts_ as string[]).join(' / ') },
      note: { label: t('note') },
    },
    send: async (patch, version) => {
      const { note, ...given } = patch;
      const worded = contentOf({ ...value, ...given });
      const result = await call('PATCH /order-templates/{id}', {
        params: { id: template.id },
        body: {
          version,
          content: Object.fromEntries(Object.entries(worded).filter(([part]) => part in given)),
          ...(note === undefined ? {} : { note: typed(note) ?? null }),
        },
      });
      if (result.ok || result.status !== 409 || result.error.current === undefined) {
        return result;
      }
      const theirs = result.error.current as Template;
      const shown = { ...draftOf(theirs.content, theirs.note), version: theirs.version };
      return { ...result, error: { ...result.error, current: shown } };
    },
    onSaved: (record) => {
      setStart(record);
      reset(draftOf(record.content, record.note));
      setSaved(true);
      invalidate(['/order-templates']);
    },
  });
  const hints: { readonly [part in TemplatePart]: string } = {
    above: t('hint_above'),
    office: t('hint_office'),
    place: t('hint_place'),
    title: t('hint_title'),
    authority: t('hint_authority'),
    basis: t('hint_basis', { line: '{order.basis}' }),
    articles: t(fixed ? 'hint_sections' : 'hint_articles', { sample: samples[form] }),
    recipients: t('hint_recipients'),
  };
  const change = (patch: Partial<WordingDraft>) => {
    setSaved(false);
    set(patch);
  };
  // A part that the paper has not is shown only where words are in it, so that they can be taken out.
  const field = (part: TextPart) =>
    parts.includes(part) || value[part] !== '' ? (
      <PartField
        key={part}
        label={label(part)}
        hint={hints[part]}
        field={{ part, article: null }}
        tall={tall.includes(part)}
        value={value[part]}
        faults={faults.filter(({ at }) => at === part)}
        onFocus={setCurrent}
        onChange={(text) => change({ [part]: text })}
      />
    ) : null;
  const { articles } = value;
  const setArticle = (at: number, text: string) => change({ articles: articles.with(at, text) });
  const move = (at: number, to: number) =>
    change({ articles: articles.with(at, articles[to]!).with(to, articles[at]!) });
  return (
    <div className="wording">
      <LeaveGuard dirty={dirty} />
      <Panel title={t('wording')}>
        <InsertBar
          kind={template.kind}
          field={current}
          onInsert={(at, text) =>
            at.part === 'articles' ? setArticle(at.article ?? 0, text) : change({ [at.part]: text })
          }
        />
        {above.map((part) => field(part))}
        {field('basis')}
        {parts.includes('basis') ? (
          <LawPicker
            onPick={(line) =>
              change({ basis: value.basis.trim() === '' ? line : `${value.basis.trimEnd()}\n${line}` })
            }
          />
        ) : null}
        {articles.map((text, i) => (
          <div key={i} className="stack">
            <PartField
              label={articleName(i)}
              hint={i === 0 ? hints.articles : undefined}
              field={{ part: 'articles', article: i }}
              tall
              value={text}
              faults={faults.filter(({ at }) => at === `articles.${i}`)}
              onFocus={setCurrent}
              onChange={(next) => setArticle(i, next)}
            />
            {fixed ? null : (
              <div className="row">
                <Button variant="default" size="compact-sm" disabled={i === 0} onClick={() => move(i, i - 1)}>
                  {t('up')}
                  <span className="hidden">, {t('articleN', { n: i + 1 })}</span>
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  disabled={i === articles.length - 1}
                  onClick={() => move(i, i + 1)}
                >
                  {t('down')}
                  <span className="hidden">, {t('articleN', { n: i + 1 })}</span>
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => change({ articles: articles.filter((_, at) => at !== i) })}
                >
                  {t('remove')}
                  <span className="hidden">, {t('articleN', { n: i + 1 })}</span>
                </Button>
              </div>
            )}
          </div>
        ))}
        {fixed ? null : (
          <div className="row">
            <Button
              variant="default"
              disabled={articles.length >= 12}
              onClick={() => change({ articles: [...articles, ''] })}
            >
              {t('addArticle')}
            </Button>
          </div>
        )}
        {field('recipients')}
        <TextInput
          label={t('note')}
          description={t('noteHint')}
          maxLength={400}
          value={value.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        {faults.length === 0 ? null : (
          <Notice tone="warning" title={t('faults', { n: faults.length })}>
            {t('faultsHint')}
          </Notice>
        )}
        <FailureNotice failure={edit.failure} typing fields={false} />
        {saved && !dirty ? <Notice tone="good">{t('saved')}</Notice> : null}
        <div className="row">
          <Button
            loading={edit.busy}
            disabled={!dirty}
            onClick={() => void edit.save(changes(), start.version)}
          >
            {t('save')}
          </Button>
          <Button
            variant="default"
            disabled={!dirty}
            onClick={() => reset(draftOf(start.content, start.note))}
          >
            {t('undo')}
          </Button>
        </div>
      </Panel>
      {/* Beside the fields it scrolls inside itself, so it must take the focus (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="wording-preview" aria-label={t('preview')} tabIndex={0}>
        <Panel title={t('preview')}>
          <Preview kind={template.kind} checks={checks} />
        </Panel>
      </section>
      {edit.dialog}
    </div>
  );
}
