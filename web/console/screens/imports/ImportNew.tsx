import { Button, FileButton, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { newId } from '../../../shared/ids.ts';
import { typed } from '../../kit/defined.ts';
import type { FileRefusal, SheetFile } from '../../../shared/lists/sheet-file.ts';
import { useLabel, useLanguage, useTexts } from '../../kit/i18n.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { useUrlState } from '../../kit/list/useUrlState.ts';
import { Page, Panel } from '../../kit/Page.tsx';
import { AreaPicker } from '../../kit/pick/AreaPicker.tsx';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { Notice } from '../../kit/state/Notice.tsx';
import { useSend } from '../../kit/useApi.ts';
import { base64Of, LARGEST_FILE } from './file.ts';
import { texts } from './texts.ts';

type Chosen = { readonly file: File; readonly sheets: SheetFile['sheets']; readonly id: string };

/** A file, its sheet and its sender; with a case in the address its rows are contacts of that case. */
export function ImportNew() {
  const t = useTexts(texts);
  const lang = useLanguage();
  const label = useLabel();
  const navigate = useNavigate();
  const [url] = useUrlState();
  const caseId = url['case'];
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [sheet, setSheet] = useState(0);
  const [refused, setRefused] = useState<FileRefusal | null>(null);
  const [sender, setSender] = useState('');
  const [areaId, setAreaId] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const handIn = useSend('POST /imports', ['/imports']);
  const [kind, setKind] = useState<'case' | 'person'>(url['kind'] === 'person' ? 'person' : 'case');
  const from = typed(sender);

  const open = async (file: File | null) => {
    if (file === null) {
      return;
    }
    const { openSheetFile } = await import('../../../shared/lists/sheet-file.ts');
    const opened = await openSheetFile(file);
    setRefused(opened.ok ? null : opened);
    setSheet(0);
    setChosen(opened.ok ? { file, sheets: opened.sheets, id: newId() } : null);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen === null || from === undefined || areaId === null || chosen.file.size > LARGEST_FILE) {
      return;
    }
    const content = await base64Of(chosen.file);
    const index = chosen.sheets[sheet]?.index;
    const body = { id: chosen.id, fileName: chosen.file.name, sender: from, areaId, content };
    const result = await handIn.send({
      body: {
        ...body,
        ...(index === undefined ? {} : { sheet: index }),
        ...(caseId === undefined ? { kind } : { kind: 'contact' as const, caseId }),
      },
    });
    if (result.ok) {
      void navigate({ to: '/imports/$id', params: { id: result.data.id } });
    }
  };
  return (
    <Page title={t('newTitle')} lead={t('lead')}>
      <Panel title={label('sheetKind', caseId === undefined ? kind : 'contact')}>
        <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
          {caseId === undefined ? (
            <>
              <CodeSelect
                kind="sheetKind"
                label={t('content')}
                only={['case', 'person']}
                value={kind}
                onChange={(code) => setKind(code === 'person' ? 'person' : 'case')}
              />
              <p className="muted">{t('contactsHint')}</p>
            </>
          ) : null}
          <div className="row">
            <FileButton accept=".xlsx,.csv,.tsv,.txt" onChange={(file) => void open(file)}>
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
            <NativeSelect
              label={t('sheet')}
              value={String(sheet)}
              data={chosen.sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
              onChange={(event) => setSheet(Number(event.currentTarget.value))}
            />
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
          {tried && (chosen === null || from === undefined || areaId === null) ? (
            <Notice tone="warning" alert>
              {t('needed')}
            </Notice>
          ) : null}
          {chosen !== null && chosen.file.size > LARGEST_FILE ? (
            <Notice tone="warning" alert>
              {t('tooLarge')}
            </Notice>
          ) : null}
          <FailureNotice
            failure={handIn.failure}
            typing
            labels={{ areaId: t('unit'), sender: t('sender') }}
          />
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
