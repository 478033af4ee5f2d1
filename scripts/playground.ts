/** Bundles the playground into dist/playground, which the server serves as it is. */
import { fileURLToPath } from 'node:url'
import { buildPage } from './pages/build-page.ts'

await buildPage({
  name: 'playground',
  script: fileURLToPath(import.meta.url),
  copied: ['index.html', 'icon.svg'],
  built: ['playground.js', 'playground.css'],
  bundle: {
    entryPoints: [
      { in: 'src/playground/main.tsx', out: 'playground' },
      { in: 'src/playground/playground.css', out: 'playground' },
    ],
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  },
})
