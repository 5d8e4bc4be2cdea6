import { expect, test } from 'vitest';
import { withQuery } from './paths';

test.each([
  ['/records', {}, '/records'],
  ['/records', { limit: 500, cursor: undefined, find: '' }, '/records?limit=500'],
  ['/records?field=RuleId&value=0A', { limit: 500 }, '/records?field=RuleId&value=0A&limit=500'],
])('%s with %o is %s', (path, query, whole) => {
  expect(withQuery(path, query)).toBe(whole);
});
