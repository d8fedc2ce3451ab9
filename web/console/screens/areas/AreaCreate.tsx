import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { calendarDate } from '../../../shared/formats.ts';
import { newId } from '../../../shared/ids.ts';
import { defined, typed } from '../../kit/defined.ts';
import { CodeSelect } from '../../kit/form/CodeSelect.tsx';
import { DateField } from '../../kit/form/DateField.tsx';
import { useTexts } from '../../kit/i18n.ts';
import { FailureNotice } from '../../kit/state/FailureNotice.tsx';
import { common } from '../../kit/texts.ts';
import { useSend } from '../../kit/useApi.ts';
import { texts } from './texts.ts';

const kinds = ['hamlet', 'group', 'row', 'industrial-park'] as const;
type Kind = (typeof kinds)[number];
type AreaCreateProps = {
  readonly parentId: string;
  readonly parentName: string;
  readonly onAdded: (name: string) => void;
  readonly onClose: () => void;
};

/** A typed population; undefined when empty, null when it is none. */
function readPopulation(text: string): number | undefined | null {
  const plain = text.replaceAll(/[\s.,]/gu, '');
  if (plain === '') {
    return undefined;
  }
  return /^\d{1,9}$/u.test(plain) ? Number(plain) : null;
}

/** Adds a unit below the commune. */
export function AreaCreate({ parentId, parentName, onAdded, onClose }: AreaCreateProps) {
  const t = useTexts(texts);
  const words = useTexts(common);
  const create = useSend('POST /areas', ['/areas']);
  const [id] = useState(() => newId());
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('hamlet');
  const [code, setCode] = useState('');
  const [validFrom, setValidFrom] = useState<string | null>(() => calendarDate(Date.now()));
  const [population, setPopulation] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const count = readPopulation(population);
  const submit = async () => {
    setTried(true);
    const given = typed(name);
    if (given === undefined || validFrom === null || count === null) {
      return;
    }
    const body = defined({
      id,
      parentId,
      name: given,
      kind,
      code: typed(code),
      validFrom,
      population: count,
      populationSource: typed(source),
    });
    const result = await create.send({ body });
    if (result.ok) {
      onAdded(result.data.name);
    }
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h3>{t('addTitle', { name: parentName })}</h3>
      <div className="three">
        <TextInput
          label={t('name')}
          required
          maxLength={120}
          value={name}
          error={tried && name.trim() === '' ? t('nameMissing') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <CodeSelect
          kind="areaKind"
          label={t('kind')}
          only={kinds}
          value={kind}
          onChange={(chosen) => setKind(kinds.find((one) => one === chosen) ?? kind)}
        />
        <TextInput
          label={t('codeOptional')}
          maxLength={20}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <DateField label={t('validFrom')} required value={validFrom} onChange={setValidFrom} />
        <TextInput
          label={t('population')}
          inputMode="numeric"
          value={population}
          error={count === null ? t('badPopulation') : null}
          onChange={(event) => setPopulation(event.currentTarget.value)}
        />
        <TextInput
          label={t('populationSource')}
          maxLength={120}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
      </div>
      <FailureNotice
        failure={create.failure}
        typing
        labels={{
          name: t('name'),
          kind: t('kind'),
          code: t('codeOptional'),
          validFrom: t('validFrom'),
          population: t('population'),
        }}
      />
      <div className="row">
        <Button type="submit" loading={create.busy}>
          {words('add')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words('cancel')}
        </Button>
      </div>
    </form>
  );
}
