import { UnstyledButton } from '@mantine/core';
import type { TerritoryNode } from '../../api/types';
import { managementMessages } from '../../messages/management';
import { formatCount } from '../../shell/format';
import { grouped } from '../grouped';
import { PeopleLine } from './PersonLine';
import { rowsOf } from './tree';

const text = managementMessages.territories;

interface Props {
  readonly nodes: readonly TerritoryNode[];
  readonly find: string;
  readonly chosen: string | undefined;
  readonly onChoose: (territory: string) => void;
}

/** The hierarchy as an org chart: a card for each territory with who is in it; vacancies stand out. */
export function OrgChart({ nodes, find, chosen, onChoose }: Props) {
  const shown = rowsOf(nodes, new Set(), find).map(({ node }) => node);
  const childrenOf = grouped(shown, ({ parent }) => parent ?? '');
  const branch = (parent: string) => {
    const children = childrenOf.get(parent) ?? [];
    const isLowest = children.every(({ id }) => !childrenOf.has(id));
    return children.length === 0 ? null : (
      <ul className={isLowest && parent !== '' ? 'lowest' : undefined}>
        {children.map((node) => (
          <li key={node.id}>
            <UnstyledButton className="org-card" data-vacant={node.isVacant} aria-pressed={node.id === chosen} onClick={() => onChoose(node.id)}>
              <b>{node.name}</b>
              <span><PeopleLine node={node} /></span>
              <small>{text.accountCount(formatCount(node.rolledUp))}</small>
            </UnstyledButton>
            {branch(node.id)}
          </li>
        ))}
      </ul>
    );
  };
  return (
    <div className="records org-chart" role="region" aria-label={text.chart} tabIndex={0}>
      {branch('')}
    </div>
  );
}
