/** The one way to the service: JSON through `request`, columns through `binary`. */
import { RefusedError, type ProblemBody } from './RefusedError';

let antiforgeryToken = '';

/** Called with every new session: the token changes at sign-in. */
export function keepToken(token: string): void {
  antiforgeryToken = token;
}

async function send(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
  const all: Record<string, string> = { ...headers };
  if (method !== 'GET') {
    all['X-Bailiwick-Antiforgery'] = antiforgeryToken;
  }
  const response = await fetch(path, { method, body, headers: all, credentials: 'same-origin', signal });
  if (!response.ok) {
    throw new RefusedError(await problemOf(response));
  }
  return response;
}

async function problemOf(response: Response): Promise<ProblemBody> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    return { ...((await response.json()) as ProblemBody), status: response.status };
  }
  return { status: response.status, code: 'client.no-answer', detail: `The service answered ${response.status} ${response.statusText}.` };
}

/** Reads JSON. Throws `RefusedError` with the service's own words. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await send('GET', path, undefined, {}, signal)).json()) as T;
}

/** Writes JSON and reads the answer; an empty answer is `undefined`. */
export async function write<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await send(method, path, body === undefined ? undefined : JSON.stringify(body), body === undefined ? {} : { 'Content-Type': 'application/json' });
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Reads a binary body, little endian. */
export async function binary(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await send('GET', path, undefined, {}, signal)).arrayBuffer();
}

/**
 * Sends a file as it is and tells how far it is. XMLHttpRequest, because fetch cannot tell.
 * @param onFraction called with 0 to 1
 */
export function uploadFile<T>(path: string, file: File, onFraction: (fraction: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name));
    request.setRequestHeader('X-Bailiwick-Antiforgery', antiforgeryToken);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onFraction(event.lengthComputable ? event.loaded / event.total : 0);
    request.onload = () => {
      if (request.status < 300) {
        resolve(request.response as T);
      } else {
        reject(new RefusedError({ ...(request.response as ProblemBody | null), status: request.status }));
      }
    };
    request.onerror = () => reject(new RefusedError({ status: 0, code: 'client.unreachable', detail: 'The service cannot be reached. Maybe it was stopped, or the network is down.' }));
    request.onabort = () => reject(new DOMException('Upload canceled', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
