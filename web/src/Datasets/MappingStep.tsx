import { Alert, Button, Group, List, Select, SimpleGrid, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get } from '../api/client';
import { withQuery, workspacePath } from '../api/paths';
import type { ImportRequest, Preview } from '../api/types';
import { datasetMessages } from '../messages/datasets';
import { RefusalAlert } from '../shell/RefusalAlert';
import { ColumnMapping } from './ColumnMapping';
import { countries } from './countries';
import { mappingOf, problemsOf, requestColumns, type MappedColumn } from './mapping';
import { PreviewRows } from './PreviewRows';
import { ReadingOptions, type Reading } from './ReadingOptions';

/** Everything the person decided; kept while the import runs, so that it can be changed and tried again. */
export interface Draft {
  readonly name: string;
  readonly reading: Reading;
  /** Null: as the service guessed. */
  readonly columns: readonly MappedColumn[] | null;
  readonly badCells: ImportRequest['badCells'];
  readonly duplicateKeys: ImportRequest['duplicateKeys'];
  readonly defaultCountry: string | null;
}

interface Props {
  readonly workspace: string;
  readonly upload: string;
  readonly draft: Draft;
  readonly onDraft: (change: Partial<Draft>) => void;
  readonly isStarting: boolean;
  readonly error: unknown;
  readonly onStart: (request: ImportRequest) => void;
  readonly onAnother: () => void;
}

const choices = (options: Readonly<Record<string, string>>) => Object.entries(options).map(([value, label]) => ({ value, label }));

/** Shows how the file was understood, and lets the person change it before anything is kept. */
export function MappingStep({ workspace, upload, draft, onDraft, isStarting, error, onStart, onAnother }: Props) {
  const texts = datasetMessages.import;
  const { data: preview, error: unread, isFetching } = useQuery({
    queryKey: ['preview', workspace, upload, draft.reading],
    queryFn: ({ signal }) =>
      get<Preview>(withQuery(`${workspacePath(workspace)}/uploads/${upload}/preview`, { ...draft.reading }), signal),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

  if (preview === undefined) {
    return (
      <Stack>
        <RefusalAlert error={unread} title={texts.gone} />
        {unread === null ? <Skeleton height={300} /> : <Group><Button onClick={onAnother}>{texts.another}</Button></Group>}
      </Stack>
    );
  }

  const columns = draft.columns ?? mappingOf(preview);
  const problems = problemsOf(columns, draft.name);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning').map(({ message }) => message);
  const doubts = preview.columns.flatMap(({ name, doubts: found }) => found.map((doubt) => `"${name}": ${doubt}`));
  const start = () =>
    onStart({
      uploadId: upload,
      name: draft.name.trim(),
      hasHeader: preview.hasHeader,
      columns: requestColumns(columns),
      badCells: draft.badCells,
      duplicateKeys: draft.duplicateKeys,
      sheet: preview.sheet,
      delimiter: preview.delimiter,
      encoding: preview.encoding,
      defaultCountry: draft.defaultCountry,
    });

  return (
    <Stack gap="lg">
      <RefusalAlert error={error ?? unread} />
      <Group align="flex-end" justify="space-between">
        <TextInput label={texts.name} w={320} value={draft.name} onChange={(event) => onDraft({ name: event.currentTarget.value })} />
        <Group>
          <Button variant="default" onClick={onAnother}>
            {texts.another}
          </Button>
          <Button onClick={start} loading={isStarting} disabled={errors.length > 0 || isFetching}>
            {texts.start}
          </Button>
        </Group>
      </Group>
      <Problems title={texts.problems} problems={errors.map(({ message }) => message)} color="red" />
      <Problems title={texts.notes} problems={[...warnings, ...doubts]} color="yellow" />
      <div>
        <Title order={2} size="h4" id="columns-title">
          {texts.columnsTitle}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {texts.columnsLead}
        </Text>
        <ColumnMapping
          columns={columns}
          preview={preview.columns}
          rows={Math.max(preview.rows.length, ...preview.columns.map(({ empty }) => empty))}
          wrong={new Set(errors.flatMap(({ columns: about }) => about))}
          onChange={(next) => onDraft({ columns: next })}
        />
      </div>
      <div>
        <Title order={2} size="h4" id="rows-title">
          {texts.rowsTitle}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {texts.rowsLead(preview.rows.length, preview.estimatedRows)}
        </Text>
        <PreviewRows columns={columns} rows={preview.rows} />
      </div>
      <SimpleGrid cols={2} spacing="xl">
        <section aria-labelledby="reading-title">
          <Title order={2} size="h4" id="reading-title" mb="xs">
            {texts.readingTitle}
          </Title>
          <ReadingOptions preview={preview} onChange={(change) => onDraft({ reading: { ...draft.reading, ...change }, columns: null })} />
        </section>
        <section aria-labelledby="wrong-title">
          <Title order={2} size="h4" id="wrong-title" mb="xs">
            {texts.optionsTitle}
          </Title>
          <Stack gap="sm" maw={420}>
            <Select
              label={texts.badCells}
              description={texts.badCellsHelp}
              data={choices(texts.badCellsOptions)}
              value={draft.badCells}
              allowDeselect={false}
              onChange={(value) => onDraft({ badCells: value as Draft['badCells'] })}
            />
            <Select
              label={texts.duplicateKeys}
              description={texts.duplicateKeysHelp}
              data={choices(texts.duplicateKeysOptions)}
              value={draft.duplicateKeys}
              allowDeselect={false}
              onChange={(value) => onDraft({ duplicateKeys: value as Draft['duplicateKeys'] })}
            />
            <Select
              label={texts.defaultCountry}
              description={texts.defaultCountryHelp}
              placeholder={texts.defaultCountryNone}
              data={countries}
              value={draft.defaultCountry}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': texts.defaultCountryNone }}
              onChange={(value) => onDraft({ defaultCountry: value })}
            />
          </Stack>
        </section>
      </SimpleGrid>
    </Stack>
  );
}

function Problems({ title, problems, color }: { readonly title: string; readonly problems: readonly string[]; readonly color: string }) {
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert color={color} variant="light" title={title} role="status" styles={{ label: { color: 'var(--mantine-color-text)' } }}>
      <List size="sm">
        {problems.map((problem) => (
          <List.Item key={problem}>{problem}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
