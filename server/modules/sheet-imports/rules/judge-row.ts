import type { Area, AreaDirectory } from '../../../registry/areas/index.ts';
import type { Plan, RowState } from '../store/tables.ts';
import { type CleaningPlan, type CleanRow, cleanRow, type KeptCells } from './clean-row.ts';
import { type FoundUnit, unitFinder, type UnitFinder } from './find-unit.ts';
import type { SheetField } from './read-heading.ts';

/** A row as it stands: what it says, where it belongs, and whether it can be taken in. */
export type JudgedRow = CleanRow & {
  readonly state: Extract<RowState, 'heading' | 'ready' | 'bad'>;
  readonly areaNo: number | null;
  /** Where a case that is corrected stays now; null where the row does not say so. */
  readonly stayAreaNo: number | null;
  /** Whether the row itself says where it belongs; else its sender's unit stands for it. */
  readonly namesUnit: boolean;
  /** A unit that only a person can tell. */
  readonly question: Extract<FoundUnit, { kind: 'ask' }> | null;
};

export type Judge = (kept: KeptCells) => JudgedRow;

export type JudgeOptions = {
  readonly kind: CleaningPlan['kind'];
  readonly acrossCases: boolean;
  readonly plan: Plan;
  readonly areas: AreaDirectory;
  readonly today: string;
  readonly home: Area;
  readonly answers: { readonly [key: string]: string };
  /** Whether the officer may write what the row becomes in that unit. */
  readonly mayWrite: (areaNo: number) => boolean;
};

/** Judges rows of one sheet; looks each address up once. */
export function rowJudge({
  kind,
  acrossCases,
  plan,
  areas,
  today,
  home,
  answers,
  mayWrite,
}: JudgeOptions): Judge {
  const find = unitFinder(areas, today, home, answers);
  const cleaning: CleaningPlan = {
    kind,
    acrossCases,
    columns: plan.columns,
    ...(plan.days === undefined ? {} : { days: plan.days }),
    ...(plan.dayNumbers === undefined ? {} : { dayNumbers: plan.dayNumbers }),
    daysAfterContact: plan.daysAfterContact === true,
    day: plan.day ?? null,
    today,
  };
  return (kept) => {
    const clean = cleanRow(kept, cleaning);
    if (clean.isHeading) {
      return { ...clean, state: 'heading', areaNo: null, stayAreaNo: null, namesUnit: false, question: null };
    }
    if (clean.contact !== null) {
      return judgeContact(clean, plan);
    }
    if (clean.caseId !== null) {
      return judgeCorrection(clean, find, plan.columns.indexOf('stayCommune'));
    }
    const own = find(clean.unit);
    const place = own.kind === 'none' ? (kept.section?.place ?? null) : null;
    const found =
      place === null
        ? own
        : find({
            text: [clean.unit.text, place].filter((part) => part !== '').join(', '),
            commune: '',
            district: '',
            province: '',
          });
    const areaNo = found.kind === 'found' ? found.areaNo : home.no;
    const column = clean.addressColumn;
    const reason =
      found.kind === 'found' ? found.reason : found.kind === 'none' ? ('area-of-sender' as const) : null;
    const to = areas.byNo(areaNo)?.fullName ?? '';
    const changes = [
      ...clean.changes,
      ...(place !== null && found.kind === 'found' ? [{ reason: 'section-place' as const, column, to }] : []),
      ...(reason === null ? [] : [{ reason, column, to }]),
    ];
    const problems = [
      ...clean.problems,
      ...(found.kind === 'ask' ? [{ code: 'divided-unit' as const, column }] : []),
      ...(found.kind !== 'ask' && !mayWrite(areaNo) ? [{ code: 'outside-area' as const, column }] : []),
    ];
    return {
      ...clean,
      changes,
      problems,
      state: problems.length === 0 ? 'ready' : 'bad',
      areaNo,
      stayAreaNo: null,
      namesUnit: found.kind === 'found',
      question: found.kind === 'ask' ? found : null,
    };
  };
}

const OF_CONTACT: ReadonlySet<SheetField | null> = new Set([
  'contactId', 'contactVersion', 'contactStatus', 'relation', 'followUpOffice', 'followUpOfficer', 'dayMark',
] as const); // prettier-ignore

/** A row of our own list of contacts is judged by what it says of the contact: the person's words are not looked at. */
function judgeContact(clean: CleanRow, { columns }: Plan): JudgedRow {
  const problems = [
    ...clean.problems.filter(
      ({ code, column }) =>
        column !== null &&
        (columns[column] === 'dayMark' ||
          (code === 'formula-error' && OF_CONTACT.has(columns[column] ?? null))),
    ),
    ...clean.contact!.problems.map(({ code, field }) => {
      const column = columns.indexOf(field);
      return { code, column: column < 0 ? null : column };
    }),
  ];
  return {
    ...clean,
    changes: clean.changes.filter(({ column }) => column !== null && columns[column] === 'dayMark'),
    problems,
    state: problems.length === 0 ? 'ready' : 'bad',
    areaNo: null,
    stayAreaNo: null,
    namesUnit: false,
    question: null,
  };
}

/** A row that corrects a case belongs where the case does; of units it only says where the case stays. */
function judgeCorrection(clean: CleanRow, find: UnitFinder, column: number): JudgedRow {
  const stay =
    clean.stayUnit === '' ? null : find({ text: '', commune: clean.stayUnit, district: '', province: '' });
  const problems =
    stay === null || stay.kind === 'found'
      ? clean.problems
      : [...clean.problems, { code: 'bad-stay' as const, column }];
  return {
    ...clean,
    problems,
    state: problems.length === 0 ? 'ready' : 'bad',
    areaNo: null,
    stayAreaNo: stay?.kind === 'found' ? stay.areaNo : null,
    namesUnit: false,
    question: null,
  };
}
