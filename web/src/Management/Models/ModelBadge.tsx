import { Badge } from '@mantine/core';
import { managementMessages } from '../../messages/management';

const colors: Record<string, string> = { Planning: 'tide', Active: 'green', Archived: 'gray' };

/** Where a model is in its life, in a word. */
export function ModelBadge({ state }: { state: string }) {
  return (
    <Badge variant="outline" color={colors[state] ?? 'orange'} c="var(--mantine-color-text)" tt="none">
      {managementMessages.models.states[state] ?? state}
    </Badge>
  );
}
