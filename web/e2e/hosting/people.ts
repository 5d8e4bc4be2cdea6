/** Who the specs sign in as. */
export const people = {
  administrator: { email: 'ada@example.com', name: 'Ada Lovelace', password: 'analytical engine 1843' },
  planner: { email: 'grace@example.com', name: 'Grace Hopper', password: 'nanoseconds of wire 30' },
} as const;

/** Where the administrator's cookies are kept between specs. */
export const statePath = 'test-results/administrator.json';
