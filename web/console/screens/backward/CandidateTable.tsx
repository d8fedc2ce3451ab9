import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { formatMinutes, formatNumber } from '../../../shared/formats.ts';
import { useRight } from '../../app/session/session.ts';
import { useLabel, useTexts } from '../../kit/i18n.ts';
import { PhoneLink } from '../../kit/PhoneLink.tsx';
import { showDate } from '../../kit/show.ts';
import { TableRegion } from '../../kit/TableRegion.tsx';
import { Tag } from '../../kit/Tag.tsx';
import type { CaseRecord } from '../case/draft.ts';
import { EvidenceTable } from '../contacts/EvidenceTable.tsx';
import type { EvidenceRow } from '../contacts/why.ts';
import { ConfirmSource } from './ConfirmSource.tsx';
import { texts } from './texts.ts';
import type { Candidate } from './useSources.ts';

type CandidateTableProps = { readonly candidates: readonly Candidate[]; readonly record: CaseRecord };
const COLUMNS = 5;

/** Possible sources, likeliest first, each with its evidence; a case may be confirmed. */
export function CandidateTable({ candidates, record }: CandidateTableProps) {
  const t = useTexts(texts);
  const [opened, setOpened] = useState<string | null>(null);
  const [confirming, setConfirming] = useState<Candidate | null>(null);
  const heads = ['kind', 'name', 'caseNo', 'shared', 'score'] as const;
  return (
    <>
      <TableRegion label={t('label')}>
        <table className="table cards">
          <caption className="hidden">{t('label')}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {candidates.map((one) => (
              <Fragment key={one.personId}>
                <CandidateRow
                  candidate={one}
                  opened={opened === one.personId}
                  onToggle={() => setOpened((id) => (id === one.personId ? null : one.personId))}
                  onConfirm={() => setConfirming(one)}
                />
                {opened === one.personId ? (
                  <tr className="below">
                    <td colSpan={COLUMNS}>
                      <EvidenceTable
                        label={t('evidenceOf', { name: one.name })}
                        rows={one.evidence as readonly EvidenceRow[]}
                      />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            ))}
          </tbody>
        </table>
      </TableRegion>
      {confirming === null ? null : (
        <ConfirmSource record={record} candidate={confirming} onClose={() => setConfirming(null)} />
      )}
    </>
  );
}

type CandidateRowProps = {
  readonly candidate: Candidate;
  readonly opened: boolean;
  readonly onToggle: () => void;
  readonly onConfirm: () => void;
};

function CandidateRow({ candidate: one, opened, onToggle, onConfirm }: CandidateRowProps) {
  const t = useTexts(texts);
  const name = useLabel();
  return (
    <tr>
      <td data-label={t('kind')} className="wrap">
        <Tag tone={one.kind === 'infectious-case' ? 'bad' : one.kind === 'later-case' ? 'warning' : 'plain'}>
          {name('candidateKind', one.kind)}
        </Tag>
      </td>
      <td data-label={t('name')} className="wrap">
        <strong>{one.name}</strong>
        <span className="muted small block">{one.areaName ?? '–'}</span>
        <PhoneLink phone={one.phone} />
      </td>
      <td data-label={t('caseNo')} className="wrap">
        {one.caseId === null ? '–' : <CaseOf candidate={one} onConfirm={onConfirm} />}
      </td>
      <td data-label={t('shared')}>
        {formatMinutes(one.minutes)}
        <Button
          className="inline-button"
          variant="subtle"
          size="compact-xs"
          aria-expanded={opened}
          onClick={onToggle}
        >
          {opened ? t('hideEvidence') : t('showEvidence', { n: one.evidence.length })}
        </Button>
      </td>
      <td data-label={t('score')}>{formatNumber(one.score, 1)}</td>
    </tr>
  );
}

/** The case of a candidate: when it began, seen from this one, and confirming it. */
function CaseOf({ candidate: one, onConfirm }: Pick<CandidateRowProps, 'candidate' | 'onConfirm'>) {
  const t = useTexts(texts);
  const mayConfirm = useRight('case.write');
  const label = one.caseLabel ?? one.name;
  const days = one.daysBefore ?? 0;
  const n = formatNumber(Math.abs(days));
  return (
    <>
      <Link to="/cases/$id" params={{ id: one.caseId ?? '' }}>
        {label}
      </Link>
      <span className="muted small block">
        {one.onsetDate === null ? null : `${t('onset', { date: showDate(one.onsetDate) })}, `}
        {days === 0 ? t('sameDay') : t(days > 0 ? 'daysBefore' : 'daysAfter', { n })}
      </span>
      {one.isSource ? (
        <Tag tone="good">{t('isSource')}</Tag>
      ) : mayConfirm ? (
        <Button
          variant="default"
          size="compact-md"
          aria-label={t('confirmNamed', { label })}
          onClick={onConfirm}
        >
          {t('confirm')}
        </Button>
      ) : null}
    </>
  );
}
