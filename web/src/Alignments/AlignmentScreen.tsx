import { Center, Loader, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { alignmentMessages as text } from '../messages/alignments';
import { RefusalAlert } from '../shell/RefusalAlert';
import { openAlignment, type Opened } from './opening';
import { Workbench } from './Workbench';
import { Workspace } from './Workspace';

/** The workspace of one alignment: opens it, then hands over. */
export function AlignmentScreen() {
  const { workspace, alignment } = useParams({ from: '/w/$workspace/alignments/$alignment' });
  const { data, error } = useQuery({
    queryKey: ['opened-alignment', workspace, alignment],
    queryFn: ({ signal }) => openAlignment(workspace, alignment, signal),
    // The open plan keeps itself up to date; a second load would only throw its state away.
    staleTime: 'static',
    gcTime: 0,
  });
  if (error !== null) {
    return (
      <Stack p="lg" maw={720} mx="auto">
        <RefusalAlert error={error} />
      </Stack>
    );
  }
  if (data === undefined) {
    return (
      <Center h="60vh">
        <Stack align="center" gap="xs">
          <Loader />
          <Text role="status">{text.screen.loading}</Text>
        </Stack>
      </Center>
    );
  }
  return <Open key={data.alignment.id} workspace={workspace} opened={data} />;
}

function Open({ workspace, opened }: { workspace: string; opened: Opened }) {
  const bench = useMemo(() => new Workbench(workspace, opened), [workspace, opened]);
  useEffect(() => {
    document.title = `${opened.alignment.name} · Bailiwick`;
  }, [opened.alignment.name]);
  return <Workspace bench={bench} />;
}
