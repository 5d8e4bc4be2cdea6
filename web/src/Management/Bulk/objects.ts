import type { LiveObject } from '../../api/types';

/** Objects to choose from, by the names that people read. */
export const objectChoices = (objects: readonly LiveObject[]) =>
  objects.map(({ name, label }) => ({ value: name, label })).sort((one, other) => one.label.localeCompare(other.label));

const apart = ['id', 'string', 'reference', 'picklist', 'email', 'phone', 'url', 'int'];
const kept = ['CreatedById', 'LastModifiedById'];

/** Fields that tell the records of an object apart: the id and unique ones first. */
export function matchFields(object: LiveObject | undefined): string[] {
  const fields = object?.fields.filter(({ name, type }) => apart.includes(type) && !kept.includes(name)) ?? [];
  const first = fields.filter(({ type, unique }) => type === 'id' || unique);
  return [...first, ...fields.filter((field) => !first.includes(field))].map(({ name }) => name);
}

/** What may be done with the records of an object by file. */
export function operationsOf(object: LiveObject | undefined): string[] {
  const { creatable, updatable, deletable } = object ?? { creatable: false, updatable: false, deletable: false };
  return [...(creatable ? ['insert'] : []), ...(updatable ? ['update'] : []), ...(creatable && updatable ? ['upsert'] : []), ...(deletable ? ['delete'] : [])];
}
