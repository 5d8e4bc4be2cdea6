import { Alert, Code, Text } from '@mantine/core';
import { reasonOf, RefusedError } from '../api/RefusedError';
import { messages } from '../messages/messages';

/** Says why something did not happen, in the service's own words. Nothing when there is no error. */
export function RefusalAlert({ error, title }: { error: unknown; title?: string }) {
  if (error === null || error === undefined) {
    return null;
  }
  return (
    <Alert color="red" variant="light" role="alert" title={title ?? messages.common.refused}>
      <Text size="sm">{reasonOf(error)}</Text>
      {error instanceof RefusedError && error.code !== 'unknown' && (
        <Code mt={6} display="inline-block">
          {error.code}
        </Code>
      )}
    </Alert>
  );
}
