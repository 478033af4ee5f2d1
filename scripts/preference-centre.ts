/**
 * Bundles the preference centre into dist/preference-centre: the page under /me, and preferences.js, the
 * one file that other sites load.
 */
import { fileURLToPath } from 'node:url'
import { buildPage } from './pages/build-page.ts'

await buildPage({
  name: 'preference-centre',
  script: fileURLToPath(import.meta.url),
  copied: ['index.html', 'icon.svg', 'page.css'],
  built: ['preferences.js', 'page.js'],
  bundle: {
    entryPoints: ['src/preference-centre/preferences.ts', 'src/preference-centre/page.ts'],
    format: 'esm',
    // The style sheet is adopted by script, so that it needs no hole in a site's policy.
    loader: { '.css': 'text' },
  },
})
