import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { fileUrl } from '../../kit/api.ts';
import { DataTable } from '../../kit/figures/DataTable.tsx';
import { FileButton } from '../../kit/FileButton.tsx';
import { useLanguage, useTexts } from '../../kit/i18n.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { showInstant } from '../../kit/show.ts';
import { Await } from '../../kit/state/Await.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi } from '../../kit/useApi.ts';
import { Comments } from './Comments.tsx';
import { FrozenTable } from './FrozenTable.tsx';
import { Share } from './Share.tsx';
import { SignDialog } from './SignDialog.tsx';
import { texts } from './texts.ts';
import type { Briefing } from './types.ts';

/** One cut: what was frozen, whether it still is, what was corrected since; papers, sign-off, comments. */
export function BriefingPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useTexts(texts);
  const query = useApi('GET /command/briefings/{id}', { params: { id } });
  return (
    <Page
      title={query.data === undefined ? t('title') : t('one', { number: query.data.number })}
      lead={query.data === undefined ? undefined : t('oneLead', { at: showInstant(query.data.at) })}
      actions={query.data === undefined ? undefined : <Papers briefing={query.data} />}
    >
      <Await query={query} lines={10}>
        {(briefing) => <Content briefing={briefing} />}
      </Await>
    </Page>
  );
}

function Papers({ briefing }: { readonly briefing: Briefing }) {
  const t = useTexts(texts);
  const file = (form: 'a4' | 'phone') =>
    fileUrl('GET /command/briefings/{id}/document', { params: { id: briefing.id }, query: { form } });
  const stamp = briefing.number.replaceAll(/\D/gu, '');
  return (
    <>
      <FileButton url={file('a4')} accept="application/pdf" name={`bao-cao-nhanh-${stamp}.pdf`}>
        {t('a4')}
      </FileButton>
      <FileButton url={file('phone')} accept="application/pdf" name={`tin-nhanh-${stamp}.pdf`}>
        {t('phone')}
      </FileButton>
    </>
  );
}

function Content({ briefing }: { readonly briefing: Briefing }) {
  const t = useTexts(texts);
  const signs = useRight('briefing.sign');
  const [signing, setSigning] = useState(false);
  const { content, verification, signature } = briefing;
  return (
    <>
      {verification.genuine ? (
        <Notice tone="good">{t('genuine')}</Notice>
      ) : (
        <Notice tone="bad" alert>
          {t('forged', { fault: verification.fault ?? '' })}
        </Notice>
      )}
      {signature === null ? (
        <Notice
          tone="warning"
          actions={
            signs && verification.genuine ? (
              <Button onClick={() => setSigning(true)}>{t('sign')}</Button>
            ) : undefined
          }
        >
          {t('notSigned')}
        </Notice>
      ) : (
        <Notice tone="good">
          {t('signed', { at: showInstant(signature.at), by: signature.by, position: signature.position })}
          {signature.note === null ? null : <span className="block">{signature.note}</span>}
        </Notice>
      )}
      <Share briefing={briefing} />
      <Panel title={t('lines')}>
        <ul lang="vi">
          {content.lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('figures')}>
        <p className="muted small">
          {content.previous === null
            ? t('noPrevious')
            : t('previous', { at: showInstant(content.previous.at) })}
        </p>
        <FrozenTable figures={content.figures} />
      </Panel>
      <Addendum briefing={briefing} />
      <Panel title={t('ranking')}>
        {content.ranking.length === 0 ? (
          <p className="muted">{t('rankingNone')}</p>
        ) : (
          <DataTable
            label={t('ranking')}
            heads={[t('area'), t('cases')]}
            rows={content.ranking.map((row) => ({
              key: row.code,
              cells: [row.name, formatNumber(row.value)],
            }))}
          />
        )}
      </Panel>
      <Comments briefing={briefing} />
      {signing ? <SignDialog briefing={briefing} onClose={() => setSigning(false)} /> : null}
    </>
  );
}

function Addendum({ briefing }: { readonly briefing: Briefing }) {
  const t = useTexts(texts);
  const lang = useLanguage();
  const { rows, readAt } = briefing.addendum;
  const isRatio = (code: string) =>
    briefing.content.figures.some((figure) => figure.code === code && figure.kind === 'ratio');
  const show = (code: string, value: number | null) =>
    value === null ? t('noShare') : isRatio(code) ? `${formatNumber(value)} %` : formatNumber(value);
  return (
    <Panel title={t('addendum')}>
      <p className="muted small">{t('addendumHint', { at: showInstant(readAt) })}</p>
      {rows.length === 0 ? (
        <p>{t('addendumNone')}</p>
      ) : (
        <DataTable
          label={t('addendum')}
          heads={[t('figure'), t('frozen'), t('now')]}
          rows={rows.map((row) => ({
            key: `${row.code} ${row.field}`,
            cells: [`${row[lang]} (${t(row.field)})`, show(row.code, row.frozen), show(row.code, row.now)],
          }))}
        />
      )}
    </Panel>
  );
}
