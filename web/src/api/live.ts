import { HubConnectionBuilder, LogLevel, type HubConnection } from '@microsoft/signalr';
import { useEffect, useEffectEvent } from 'react';
import type { Job } from './types';

export interface Edited { alignmentId: string; revision: number; author: string; summary: string }
export interface TargetsEdited extends Edited { planId: string }
export interface Present { alignmentId: string; users: { id: string; name: string }[] }
/** An act changed the live model; what it did is read where it is stored. */
export interface ManagementChanged { act: number }
export interface LiveHandlers { edited?: (event: Edited) => void; targets?: (event: TargetsEdited) => void; job?: (job: Job) => void; management?: (event: ManagementChanged) => void; present?: (event: Present) => void; reconnected?: () => void }

/** Listens to a workspace, and to one alignment of it, for as long as the component is shown. */
export function useLive(workspace: string, alignment: string | null, handlers: LiveHandlers): void {
  const edited = useEffectEvent((event: Edited) => handlers.edited?.(event));
  const targets = useEffectEvent((event: TargetsEdited) => handlers.targets?.(event));
  const job = useEffectEvent((event: Job) => handlers.job?.(event));
  const management = useEffectEvent((event: ManagementChanged) => handlers.management?.(event));
  const present = useEffectEvent((event: Present) => handlers.present?.(event));
  const reconnected = useEffectEvent(() => handlers.reconnected?.());
  useEffect(() => {
    const connection: HubConnection = new HubConnectionBuilder()
      .withUrl('/hubs/live')
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: (context) => Math.min(500 * 2 ** context.previousRetryCount, 15_000) })
      .configureLogging(LogLevel.None)
      .build();
    const watch = () => connection.invoke('watch', workspace, alignment);
    connection.on('edited', edited);
    connection.on('targets', targets);
    connection.on('job', job);
    connection.on('management', management);
    connection.on('present', present);
    connection.onreconnected(() => {
      void watch().then(reconnected);
    });
    // A live link that cannot be had leaves a working screen: it is refreshed by the next act.
    const started = connection.start().then(watch).catch(() => undefined);
    return () => {
      void started.then(() => connection.stop());
    };
  }, [workspace, alignment]);
}
