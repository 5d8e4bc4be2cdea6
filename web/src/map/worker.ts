import { setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/** MapLibre's worker is a file of our own origin, so that the content policy may stay at worker-src 'self'. */
setWorkerUrl(workerUrl);
