/** Addresses of the service, in one place. */
export const workspacePath = (workspace: string) => `/api/workspaces/${workspace}`;

/** Joins a path, which may have a query already, and a query; leaves out what is undefined or empty. */
export function withQuery(path: string, query: Record<string, string | number | boolean | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') {
      search.set(name, String(value));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}
