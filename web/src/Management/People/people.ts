import { useCanSeeLive } from '../../api/session';
import type { TerritoryTree } from '../../api/types';
import { today } from '../days';
import { grouped } from '../grouped';
import { fieldOf, useLiveAnswer, useLiveRecords } from '../live';
import { useModels } from '../models';

/** Where somebody is, was or will be. */
export interface Place {
  readonly territory: string;
  readonly name: string;
  readonly kind: string;
  readonly start: string;
  readonly end: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly isActive: boolean;
  /** Of the active model, in the order of the tree. */
  readonly places: readonly Place[];
  /** Days away, from the first on; without an end when the person has left. */
  readonly absences: readonly { readonly start: string; readonly end: string }[];
}

export const isOver = ({ end }: { readonly end: string }) => end !== '' && end <= today();
export const isNow = ({ start, end }: { readonly start: string; readonly end: string }) => start <= today() && (end === '' || end > today());
export const hasLeft = (person: Person) => person.absences.some(({ start, end }) => end === '' && start <= today());

/** Everybody with their territories in the active model, by name; who sees a patch gets its people, without their absences. */
export function usePeople(workspace: string) {
  const canSeeLive = useCanSeeLive(workspace);
  const { active, models, error } = useModels(workspace);
  const tree = useLiveAnswer<TerritoryTree>(workspace, `/models/${active?.id}/tree`, active !== undefined);
  const users = useLiveRecords(workspace, 'User');
  const memberships = useLiveRecords(workspace, 'UserTerritory2Association');
  const absences = useLiveRecords(workspace, 'UserAbsence', undefined, canSeeLive);
  const nodes = tree.data?.nodes;
  const placeOf = new Map(nodes?.map((node, at) => [node.id, { name: node.name, at }]));
  const placesOf = grouped((memberships.data ?? []).filter((one) => placeOf.has(fieldOf(one, 'Territory2Id'))), (one) => fieldOf(one, 'UserId'));
  const absencesOf = grouped(absences.data ?? [], (one) => fieldOf(one, 'UserId'));
  const days = (one: Parameters<typeof fieldOf>[0]) => ({ start: fieldOf(one, 'StartDate'), end: fieldOf(one, 'EndDate') });
  const people = users.data?.map((user): Person => ({
    id: user.id,
    name: fieldOf(user, 'Name'),
    title: fieldOf(user, 'Title'),
    isActive: fieldOf(user, 'IsActive') === 'true',
    places: (placesOf.get(user.id) ?? [])
      .map((one) => ({ territory: fieldOf(one, 'Territory2Id'), name: placeOf.get(fieldOf(one, 'Territory2Id'))!.name, kind: fieldOf(one, 'Kind'), ...days(one) }))
      .sort((a, b) => placeOf.get(a.territory)!.at - placeOf.get(b.territory)!.at || a.start.localeCompare(b.start)),
    absences: (absencesOf.get(user.id) ?? []).map(days),
  })).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  return { people, nodes, active, hasModels: models !== undefined, error: error ?? tree.error ?? users.error ?? memberships.error ?? absences.error };
}
