/** The service's types, from one place. */
export type * from './contract';
