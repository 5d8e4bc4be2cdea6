import { Container } from '@mantine/core';
import { messages } from '../messages/messages';
import { EmptyState } from './EmptyState';
import { LinkButton } from './LinkButton';

/** Nothing is at this address, or the caller may not see it. */
export function NotFound({ title = messages.common.notFound, text = messages.common.notFoundText }: { title?: string; text?: string }) {
  return (
    <Container py="xl" component="main">
      <EmptyState title={title} text={text} action={<LinkButton to="/">{messages.common.home}</LinkButton>} />
    </Container>
  );
}
