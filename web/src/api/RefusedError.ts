/** RFC 9457 problem details with our stable code. */
export interface ProblemBody {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  [detail: string]: unknown;
}

/** The service said no, and why. */
export class RefusedError extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail ?? body.title ?? 'The service refused without a reason.');
    this.name = 'RefusedError';
    this.status = body.status ?? 0;
    this.code = body.code ?? 'unknown';
    this.body = body;
  }
}

/** A sentence for a person, whatever was thrown. */
export function reasonOf(error: unknown): string {
  if (error instanceof TypeError) {
    return 'The service cannot be reached. Maybe it was stopped, or the network is down.';
  }
  return error instanceof Error ? error.message : String(error);
}
