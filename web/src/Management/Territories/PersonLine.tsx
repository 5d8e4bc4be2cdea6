import { Text } from '@mantine/core';
import type { TerritoryNode, TerritoryPerson } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { sortedPeople } from './tree';

const text = managementMessages.territories;

/** Who is in a territory in one line: sellers by name, others with what they are; a vacancy says so. */
export function PeopleLine({ node }: { node: TerritoryNode }) {
  const people = sortedPeople(node.people);
  return (
    <>
      {node.isVacant && <span className="vacancy">{text.vacant}</span>}
      {people.length > 0 && (
        <span>
          {node.isVacant && ' '}
          {people.map((person, at) => (
            <span key={person.membershipId}>
              {at > 0 && ', '}
              {person.name}
              {person.kind !== 'regular' && <Text span size="xs" c="dimmed"> ({text.kinds[person.kind]})</Text>}
            </span>
          ))}
        </span>
      )}
    </>
  );
}

/** When a membership holds, in words. */
export function daysOf({ start, end }: Pick<TerritoryPerson, 'start' | 'end'>): string {
  return start === null ? (end === null ? text.always : text.untilDay(end)) : end === null ? text.fromDay(start) : text.fromUntil(start, end);
}
