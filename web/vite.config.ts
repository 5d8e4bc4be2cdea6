import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const service = process.env.BAILIWICK_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  // Browsers that know light-dark(): lowered for older ones it would lose its colors, because nothing sets the scheme it asks for.
  build: { outDir: 'dist', sourcemap: false, target: 'es2022', cssTarget: ['chrome123', 'firefox120', 'safari17.5'], chunkSizeWarningLimit: 1500 },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: {
      '/api': service,
      '/openapi': service,
      '/hubs': { target: service, ws: true },
    },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
