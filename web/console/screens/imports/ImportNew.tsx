import { Button, Checkbox, FileButton, TextInput } from '@mantine/core';
import { SHEET_FILES } from '../../../shared/lists/sheet-words.ts';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { sheetKinds } from '../../../../contract/sheet-imports.ts';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import type { FileRefusal, SheetFile } from '../../../shared/lists/sheet-file.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { openFile } from '../../kit/grid/read-file.ts';
import { oneOf, useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { OpenPass } from '../../kit/reason/OpenPass.tsx';
import { Await } from '../../kit/state/Await.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useApi, useSend } from '../../kit/useApi.ts';
import { base64Of, LARGEST_FILE } from './file.ts';
import { type Answered, goOn } from './handedIn.ts';
import { texts } from './texts.ts';
import { WaitsForList } from './WaitsForList.tsx';

/** A file with its sheets, each with the id of the import that it becomes, kept for another try. */
type Chosen = {
  readonly file: File;
  readonly sheets: readonly (SheetFile['sheets'][number] & { readonly id: string })[];
};

type SheetKind = (typeof sheetKinds)[number];

/** A file, its sheets and its sender; with a case in the address its rows are contacts of that case. */
export function ImportNew() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const label = useLabel();
  const navigate = useNavigate();
  const [url] = useUrlState();
  const caseId = url['case'];
  const ofCase = useApi(
    'GET /cases/{id}',
    { params: { id: caseId ?? '' } },
    { enabled: caseId !== undefined, ...(caseId === undefined ? {} : { subject: caseId }) },
  );
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [sheets, setSheets] = useState<readonly string[]>([]);
  /** Sheets that turned out to hold nothing, and what was answered of those that were taken, by id. */
  const [blank, setBlank] = useState<readonly string[]>([]);
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answered[number]>>(new Map());
  const opening = useRef<File | null>(null);
  const forgetFile = useRef<() => void>(null);
  const [refused, setRefused] = useState<FileRefusal | null>(null);
  const [sender, setSender] = useState('');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const handIn = useSend('POST /imports', ['/imports']);
  const [kind, setKind] = useState<SheetKind>(oneOf(sheetKinds, url['kind']) ?? 'case');
  const from = typed(sender);

  const open = async (file: File | null) => {
    if (file === null) {
      return;
    }
    opening.current = file;
    // A file that was mended meanwhile may be chosen again under its name.
    forgetFile.current?.();
    const opened = await openFile(file);
    if (opening.current !== file) {
      return;
    }
    setRefused(opened.ok ? null : opened);
    const found = opened.ok ? opened.sheets.map((one) => ({ ...one, id: newId() })) : [];
    // What is hidden in the file is taken only where somebody ticks it.
    const visible = found.filter(({ hidden }) => !hidden);
    setSheets((visible.length === 0 ? found.slice(0, 1) : visible).map(({ id }) => id));
    setBlank([]);
    setAnswers(new Map());
    handIn.clear();
    setChosen(opened.ok ? { file, sheets: found } : null);
  };
  const submit = async () => {
    setTried(true);
    if (
      chosen === null ||
      sheets.length === 0 ||
      from === undefined ||
      areaId === null ||
      chosen.file.size > LARGEST_FILE
    ) {
      return;
    }
    const content = await base64Of(chosen.file);
    const body = { fileName: chosen.file.name, sender: from, areaId, content };
    const wanted = chosen.sheets.filter(({ id }) => sheets.includes(id));
    // Of an earlier try that stopped in the middle.
    const taken = new Map(answers);
    for (const { id, index } of wanted) {
      if (taken.has(id)) {
        continue;
      }
      const result = await handIn.send({
        body: {
          ...body,
          id,
          sheet: index,
          ...(caseId === undefined ? { kind } : { kind: 'contact' as const, caseId }),
        },
      });
      if (result.ok) {
        taken.set(id, result.data);
        setAnswers(new Map(taken));
      } else if (wanted.length > 1 && result.error.code === 'import.file-empty') {
        setBlank((now) => [...now, id]);
        setSheets((now) => now.filter((one) => one !== id));
        handIn.clear();
      } else {
        return;
      }
    }
    if (taken.size === 0) {
      return;
    }
    const next = goOn([...taken.values()], chosen.file.name);
    void ('list' in next
      ? navigate({
          to: '/imports/$id',
          params: { id: next.list },
          // Said on the page of the list: no other one was made.
          ...(next.counts === undefined ? {} : { search: next.counts }),
        })
      : navigate({ to: '/imports', ...(next.file === undefined ? {} : { search: { q: next.file } }) }));
  };
  const namesOf = (ids: readonly string[]) =>
    (chosen?.sheets ?? []).flatMap(({ id, name }) => (ids.includes(id) ? [name] : [])).join(', ');
  const empty = blank.filter((id) => !sheets.includes(id));
  return (
    <Page title={t('newTitle')} lead={t('lead')}>
      {caseId === undefined ? null : (
        <Await query={ofCase} subject={caseId} lines={1}>
          {() => <OpenPass subject={caseId} onEnded={() => void ofCase.refetch()} />}
        </Await>
      )}
      <Panel
        title={
          ofCase.data === undefined
            ? label('sheetKind', caseId === undefined ? kind : 'contact')
            : t('contactsOf', { label: ofCase.data.label })
        }
      >
        <form
          className="stack"
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void submit();
          }}
        >
          {caseId === undefined ? (
            <>
              <CodeSelect
                kind="sheetKind"
                label={t('content')}
                value={kind}
                onChange={(code) => setKind(code ?? 'case')}
              />
              <p className="muted">{t(kind === 'contact' ? 'contactsAcross' : 'contactsHint')}</p>
            </>
          ) : null}
          <div className="row">
            <FileButton accept={SHEET_FILES} resetRef={forgetFile} onChange={(file) => void open(file)}>
              {(props) => (
                <Button {...props} variant="default">
                  {t('chooseFile')}
                </Button>
              )}
            </FileButton>
            <span aria-live="polite">{chosen === null ? '' : t('chosen', { name: chosen.file.name })}</span>
          </div>
          {refused === null ? null : (
            <Notice tone="warning" alert>
              {refused[lang]}
            </Notice>
          )}
          {chosen === null || chosen.sheets.length < 2 ? null : (
            <Checkbox.Group
              label={t('sheets')}
              description={t('sheetsHint')}
              value={[...sheets]}
              onChange={setSheets}
            >
              <div className="row">
                {chosen.sheets.map(({ id, name, hidden }) => (
                  <Checkbox
                    key={id}
                    value={id}
                    disabled={answers.has(id)}
                    label={hidden ? t('hiddenSheet', { name }) : name}
                  />
                ))}
              </div>
            </Checkbox.Group>
          )}
          {empty.length === 0 ? null : (
            <Notice tone="info">{t('blankSheets', { names: namesOf(empty) })}</Notice>
          )}
          {answers.size === 0 || handIn.failure === null ? null : (
            <Notice tone="info">{t('takenSheets', { names: namesOf([...answers.keys()]) })}</Notice>
          )}
          <div className="two">
            <TextInput
              label={t('sender')}
              description={t('senderHint')}
              required
              maxLength={160}
              value={sender}
              onChange={(event) => setSender(event.currentTarget.value)}
            />
            <AreaPicker
              label={t('unit')}
              hint={t('unitHint')}
              required
              value={areaId}
              onPick={(id) => setAreaId(id)}
            />
          </div>
          {tried && (chosen === null || sheets.length === 0 || from === undefined || areaId === null) ? (
            <Notice tone="warning" alert>
              {t('needed')}
            </Notice>
          ) : null}
          {chosen !== null && chosen.file.size > LARGEST_FILE ? (
            <Notice tone="warning" alert>
              {t('tooLarge')}
            </Notice>
          ) : null}
          {handIn.failure?.reply?.code === 'import.returned-busy' ? (
            <WaitsForList onAgain={() => void (handIn.busy || submit())} onStop={() => handIn.clear()} />
          ) : (
            <FailureNotice
              failure={handIn.failure}
              typing
              labels={{ areaId: t('unit'), sender: t('sender') }}
            />
          )}
          <div className="row">
            <Button type="submit" loading={handIn.busy}>
              {t('send')}
            </Button>
          </div>
        </form>
      </Panel>
    </Page>
  );
}
