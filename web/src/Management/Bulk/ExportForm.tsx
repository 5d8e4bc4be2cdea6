import { Button, Group, Select, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { withQuery } from '../../api/paths';
import type { LiveObject } from '../../api/types';
import { bulkMessages } from '../../messages/bulk';
import { livePath } from '../live';
import { objectChoices } from './objects';

const text = bulkMessages.export;

/** Chooses what goes into a file; the browser saves it while it is written. */
export function ExportForm({ workspace, objects }: { readonly workspace: string; readonly objects: readonly LiveObject[] }) {
  const [type, setType] = useState('Account');
  const [format, setFormat] = useState('csv');
  const [asOf, setAsOf] = useState('');
  const [keys, setKeys] = useState(true);
  const query = { format, asOf: asOf === '' ? undefined : asOf, keys: keys || undefined };
  const path = `${livePath(workspace)}/exports`;
  return (
    <Stack component="section" gap="sm" aria-labelledby="bulk-export">
      <div>
        <Title order={2} size="h4" id="bulk-export">{text.title}</Title>
        <Text size="sm" c="dimmed">{text.lead}</Text>
      </div>
      <Group align="flex-start" gap="sm">
        <Select w={260} size="sm" label={text.object} data={objectChoices(objects)} value={type} onChange={(value) => setType(value ?? 'Account')} allowDeselect={false} searchable />
        <Select w={220} size="sm" label={text.format} data={Object.entries(text.formats).map(([value, label]) => ({ value, label }))} value={format} onChange={(value) => setFormat(value ?? 'csv')} allowDeselect={false} />
        <TextInput w={190} size="sm" type="date" label={text.asOf} description={text.now} inputWrapperOrder={['label', 'input', 'description']} value={asOf} onChange={(event) => setAsOf(event.currentTarget.value)} />
        <Switch mt={30} maw={320} label={text.keys} description={text.keysHelp} checked={keys} onChange={(event) => setKeys(event.currentTarget.checked)} />
      </Group>
      <Group gap="sm">
        <Button component="a" size="sm" href={withQuery(`${path}/${type}`, query)} download>{text.one(objects.find(({ name }) => name === type)?.label ?? type)}</Button>
        <Button component="a" size="sm" variant="default" href={withQuery(path, query)} download>{text.all}</Button>
      </Group>
    </Stack>
  );
}
