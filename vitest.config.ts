import { defineConfig } from 'vitest/config';
import { words } from './vite.config.ts';

/** `--project unit` needs nothing but the sources; `--project bundle` looks at the built packages. */
export default defineConfig({
  plugins: [words()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.{ts,tsx}', 'test/corpus/**/*.test.ts', 'test/webmail/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'bundle', include: ['test/bundle/**/*.test.ts'], globalSetup: 'test/bundle/build-packages.ts' },
      },
    ],
  },
});
