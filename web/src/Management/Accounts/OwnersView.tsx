import { Stack } from '@mantine/core';
import { OwnerImport } from './OwnerImport';
import { TeamRules } from './TeamRules';

/** The way from owners in fields to teams and territories, and teams that follow territories. */
export function OwnersView({ workspace }: { workspace: string }) {
  return (
    <Stack gap="xl">
      <OwnerImport workspace={workspace} />
      <TeamRules workspace={workspace} />
    </Stack>
  );
}
