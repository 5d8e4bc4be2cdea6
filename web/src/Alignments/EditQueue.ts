import type { Act, Edit, EditReply } from '../api/types';
import type { PlanState } from './PlanState';

/** The calls the queue makes; a refusal rejects with an Error whose message is for the planner. */
export interface EditCalls {
  edit(request: { expectedRevision: number; reason?: string; act: Act }): Promise<EditReply>;
  undo(expectedRevision: number): Promise<EditReply>;
  redo(expectedRevision: number): Promise<EditReply>;
  restore(request: { expectedRevision: number; revision: number; reason: string }): Promise<EditReply>;
  accept(proposal: string, request: { expectedRevision: number; reason?: string }): Promise<EditReply>;
  changes(since: number): Promise<EditReply>;
}

/**
 * Sends acts one after the other, each on top of the revision the one before brought, while the view already shows them
 * all. A refused act is taken back; those behind it still go.
 */
export class EditQueue {
  private readonly plan: PlanState;
  private readonly calls: EditCalls;
  private tail: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(plan: PlanState, calls: EditCalls) {
    this.plan = plan;
    this.calls = calls;
  }

  /** Acts not yet answered. */
  get length(): number {
    return this.waiting;
  }

  /** Shown at once, durable when the promise resolves with the edit; rejects with the refusal. */
  act(act: Act, reason?: string): Promise<Edit> {
    const pending = this.plan.begin(act);
    return this.send(
      () => this.calls.edit({ expectedRevision: this.plan.revision, reason, act }),
      (reply) => this.plan.confirm(pending, reply.revision, reply.changes),
      () => this.plan.refuse(pending),
    );
  }

  undo(): Promise<Edit> {
    return this.send(() => this.calls.undo(this.plan.revision), this.take);
  }

  redo(): Promise<Edit> {
    return this.send(() => this.calls.redo(this.plan.revision), this.take);
  }

  restore(revision: number, reason: string): Promise<Edit> {
    return this.send(() => this.calls.restore({ expectedRevision: this.plan.revision, revision, reason }), this.take);
  }

  acceptProposal(proposal: string, reason?: string): Promise<Edit> {
    return this.send(() => this.calls.accept(proposal, { expectedRevision: this.plan.revision, reason }), this.take);
  }

  /** Fetches what others did since; nothing when we are there already. Resolves with their edits. */
  catchUp(revision: number): Promise<Edit[]> {
    return this.enqueue(async () => {
      if (revision <= this.plan.revision) {
        return [];
      }
      const reply = await this.calls.changes(this.plan.revision);
      this.take(reply);
      return reply.edits;
    });
  }

  private readonly take = (reply: EditReply): void => this.plan.accept(reply.revision, reply.changes);

  private send(call: () => Promise<EditReply>, taken: (reply: EditReply) => void, refused: () => void = () => undefined): Promise<Edit> {
    return this.enqueue(async () => {
      let reply: EditReply;
      try {
        reply = await call();
      } catch (refusal) {
        refused();
        throw refusal;
      }
      taken(reply);
      return reply.edits[reply.edits.length - 1];
    });
  }

  private enqueue<T>(work: () => Promise<T>): Promise<T> {
    this.waiting++;
    const result = this.tail.then(work).finally(() => this.waiting--);
    this.tail = result.catch(() => undefined);
    return result;
  }
}
