import type { LiveRecord } from '../api/types';
import { fieldOf, useLiveRecords } from './live';

/** A territory model as lists show it. */
export interface Model {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly state: string;
  readonly activated: string;
  readonly ended: string;
  readonly ran: string;
}

function modelOf(record: LiveRecord): Model {
  return {
    id: record.id,
    name: fieldOf(record, 'Name'),
    description: fieldOf(record, 'Description'),
    state: fieldOf(record, 'State'),
    activated: fieldOf(record, 'ActivatedDate'),
    ended: fieldOf(record, 'DeactivatedDate'),
    ran: fieldOf(record, 'LastRunRulesEndDate'),
  };
}

const order = ['Active', 'Planning', 'Archived'];
const rank = ({ state }: Model) => (order.includes(state) ? order.indexOf(state) : 1);

/** All models: the active one first, then those in Planning, then the archived ones. */
export function useModels(workspace: string) {
  const { data, error, isPending } = useLiveRecords(workspace, 'Territory2Model');
  const models = data?.map(modelOf).sort((a, b) => rank(a) - rank(b) || b.activated.localeCompare(a.activated) || a.name.localeCompare(b.name, 'en', { numeric: true }));
  return { models, error, isPending, active: models?.find(({ state }) => state === 'Active') };
}
