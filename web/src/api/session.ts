import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, keepToken } from './client';
import type { Membership, Session } from './types';

async function readSession(): Promise<Session> {
  const session = await get<Session>('/api/session');
  keepToken(session.antiforgeryToken);
  return session;
}

export const sessionQuery = { queryKey: ['session'], queryFn: readSession, staleTime: 5 * 60_000 };

/** Who is signed in; undefined while asking. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Takes over the session that a sign-in, sign-out or setup answered with. */
export function useAcceptSession(): (session: Session) => void {
  const client = useQueryClient();
  return (session) => {
    keepToken(session.antiforgeryToken);
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    client.setQueryData(sessionQuery.queryKey, session);
  };
}

/** The caller's place in a workspace, or undefined. */
export function useMembership(workspace: string): Membership | undefined {
  return useSession()?.workspaces.find((membership) => membership.workspaceId === workspace);
}

/** Whether the caller may change plans and data there. */
export function useCanEdit(workspace: string): boolean {
  const role = useMembership(workspace)?.role;
  return role === 'administrator' || role === 'planner';
}

/** Whether the caller may read the whole live model; others see their own patch of it. */
export function useCanSeeLive(workspace: string): boolean {
  const role = useMembership(workspace)?.role;
  return role === 'administrator' || role === 'planner' || role === 'viewer';
}
