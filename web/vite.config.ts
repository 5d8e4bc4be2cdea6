import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const service = process.env.BAILIWICK_URL ?? 'http://127.0.0.1:5080';

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist', sourcemap: false, target: 'es2022', chunkSizeWarningLimit: 1500 },
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
