import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { write } from '../../api/client';
import { liveKey, livePath } from '../live';

/** What an act would do: asked again whenever what is asked changes, and whenever an act changes the model; nothing is asked without a body. */
export const usePreview = <T>(workspace: string, path: string, body: unknown) =>
  useQuery({
    queryKey: liveKey(workspace, 'preview', path, body),
    queryFn: () => write<T>('POST', `${livePath(workspace)}${path}/preview`, body),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
