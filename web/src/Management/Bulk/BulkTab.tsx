import { Divider, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useCanEdit } from '../../api/session';
import type { LiveObject } from '../../api/types';
import { bulkMessages } from '../../messages/bulk';
import { RefusalAlert } from '../../shell/RefusalAlert';
import { useLiveAnswer } from '../live';
import type { LiveTab } from '../tabs';
import { ExportForm } from './ExportForm';
import { ImportForm } from './ImportForm';
import { ImportResult } from './ImportResult';
import { PastImports } from './PastImports';

/** The live model out into files, and files into the live model. */
export default function BulkTab({ workspace }: LiveTab) {
  const canEdit = useCanEdit(workspace);
  const { data, error, isPending } = useLiveAnswer<LiveObject[]>(workspace, '/objects');
  const [shown, setShown] = useState<string | null>(null);
  const objects = data?.filter(({ isDerived }) => !isDerived) ?? [];
  return (
    <Stack gap="lg">
      <RefusalAlert error={error} />
      {isPending && <Skeleton height={240} />}
      {data !== undefined && (
        <>
          <ExportForm workspace={workspace} objects={objects} />
          <Divider />
          {canEdit ? (
            <>
              <ImportForm workspace={workspace} objects={objects} />
              <Divider />
              <PastImports workspace={workspace} shown={shown} onShow={setShown} />
              {shown !== null && <ImportResult workspace={workspace} id={shown} />}
            </>
          ) : <Text size="sm">{bulkMessages.import.nobody}</Text>}
        </>
      )}
    </Stack>
  );
}
