import type { PeopleMove } from '../../api/types';

export type Action = PeopleMove['action'];

/** What a form of a move asks for. */
export interface Questions {
  readonly action: Action;
  /** Whether it asks for the territory left, and the one entered. */
  readonly from?: true;
  readonly into?: true;
  readonly until?: true;
  /** Who takes over: as what, if it may be chosen. */
  readonly successor?: 'handover' | 'cover' | 'person';
  readonly records?: true;
  readonly forecast?: true;
}

/** The guided moves, in the order of their buttons. */
export const moves: readonly Questions[] = [
  { action: 'leaves', successor: 'handover', records: true },
  { action: 'joins', into: true, successor: 'cover', records: true, forecast: true },
  { action: 'transfers', from: true, into: true, successor: 'handover', records: true },
  { action: 'isAway', until: true, successor: 'handover' },
  { action: 'isDeactivated', successor: 'handover', records: true },
  { action: 'managesForecast', into: true },
  { action: 'handsOver', successor: 'person' },
];

/** What may be proposed: the rest is done on the day itself, by operations. */
export const proposable: readonly Questions[] = moves.filter(({ action }) => action !== 'isDeactivated' && action !== 'handsOver');

/** What was written into the form. */
export interface Answers {
  readonly user: string | null;
  readonly on: string;
  readonly until: string;
  readonly from: string | null;
  readonly into: string | null;
  readonly successor: string | null;
  readonly kind: PeopleMove['successorKind'];
  readonly records: boolean;
  readonly forecast: boolean;
  readonly reason: string;
}

/** What the service is asked; undefined while something that the move needs is missing. */
export function requestOf(questions: Questions, answers: Answers): PeopleMove | undefined {
  const { user, on, until, from, into, successor } = answers;
  if (user === null || on === '' || (questions.from && from === null) || (questions.into && into === null) || (questions.until && until === '') || (questions.successor === 'person' && successor === null)) {
    return undefined;
  }
  return {
    action: questions.action,
    userId: user,
    on,
    movesRecords: questions.records === true && answers.records,
    takesForecast: questions.forecast === true && answers.forecast,
    successorKind: questions.successor === 'cover' ? 'temporaryCover' : questions.successor === 'handover' ? answers.kind : 'regular',
    ...(questions.until && { until }),
    ...(questions.from && { from }),
    ...(questions.into && { into }),
    ...(questions.successor && successor !== null && { successorId: successor }),
    ...(answers.reason.trim() !== '' && { reason: answers.reason.trim() }),
  };
}
