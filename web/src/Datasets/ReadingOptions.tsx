import { Checkbox, Group, Select } from '@mantine/core';
import type { Preview } from '../api/types';
import { datasetMessages } from '../messages/datasets';

/** How the file is to be read; what is not said is guessed by the service. */
export interface Reading {
  readonly sheet?: string;
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly header?: boolean;
}

const encodings = ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16', 'utf-16BE', 'shift_jis', 'gb18030', 'windows-1250', 'windows-1251'];
const withOwn = (known: readonly string[], own: string | null | undefined) => (!own || known.includes(own) ? [...known] : [own, ...known]);

/** Sheet, delimiter, encoding and header; every change reads the file anew. */
export function ReadingOptions({ preview, onChange }: { readonly preview: Preview; readonly onChange: (change: Reading) => void }) {
  const texts = datasetMessages.import;
  return (
    <Group align="flex-end" gap="md">
      {preview.format === 'xlsx' ? (
        <Select
          label={texts.sheet}
          data={preview.sheets}
          value={preview.sheet ?? null}
          allowDeselect={false}
          onChange={(sheet) => sheet !== null && onChange({ sheet })}
        />
      ) : (
        <>
          <Select
            label={texts.delimiter}
            w={150}
            data={withOwn(Object.keys(texts.delimiters), preview.delimiter).map((value) => ({ value, label: texts.delimiters[value] ?? value }))}
            value={preview.delimiter ?? null}
            allowDeselect={false}
            onChange={(delimiter) => delimiter !== null && onChange({ delimiter })}
          />
          <Select
            label={texts.encoding}
            w={170}
            data={withOwn(encodings, preview.encoding)}
            value={preview.encoding ?? null}
            allowDeselect={false}
            onChange={(encoding) => encoding !== null && onChange({ encoding })}
          />
        </>
      )}
      <Checkbox mb={8} label={texts.header} checked={preview.hasHeader} onChange={(event) => onChange({ header: event.currentTarget.checked })} />
    </Group>
  );
}
