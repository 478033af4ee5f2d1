import { beforeAll, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// By the path of this file: jest may be started anywhere.
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const output = join(root, 'dist/playground')
const read = (name: string): string => readFileSync(join(output, name), 'utf8')

beforeAll(() => {
  // In a process of its own: esbuild refuses to run in jest's realm. Does nothing if up to date.
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/playground.ts'], { cwd: root })
})

test('the page has one place for the configuration', () => {
  expect(read('index.html').split('__CONFIG__')).toHaveLength(2)
  expect(read('index.html')).toMatch(
    /<script type="application\/json" id="config">\s*__CONFIG__\s*<\/script>/,
  )
})

test('the page refers only to files that are beside it', () => {
  const references = [...read('index.html').matchAll(/\b(?:src|href|action)="([^"]*)"/g)]
  expect(references.map(([, path]) => path)).toEqual([
    'icon.svg',
    'playground.css',
    'playground.js',
  ])
  for (const [, path] of references) expect(existsSync(join(output, path!))).toBe(true)
  expect(read('index.html')).not.toMatch(/https?:|\/\//)
})

test('the page forbids the browser to ask any other origin', () => {
  const html = read('index.html')
  expect(html).toContain("default-src 'none'")
  expect(html).toContain("connect-src 'self'")
  expect(html).not.toMatch(/unsafe-eval|script-src[^;"]*unsafe-inline/)
})

test.each(['playground.js', 'playground.css', 'index.html'])('%s names no CDN', (name) => {
  const hosts =
    /unpkg\.com|jsdelivr|cdnjs|\bcdn\.|esm\.sh|skypack|googleapis\.com|gstatic\.com|jspm\.io/i
  expect(read(name).match(hosts)?.[0]).toBeUndefined()
})

test('styles and their fonts are whole: nothing is imported, and urls are data', () => {
  const css = read('playground.css')
  expect(css).not.toMatch(/@import/)
  const urls = [...css.matchAll(/url\(\s*["']?([^"')]{0,40})/g)].map(([, url]) => url!)
  expect(urls.length).toBeGreaterThan(0)
  expect(urls.filter((url) => !url.startsWith('data:'))).toEqual([])
})

test('the script fetches no absolute address: those in it are links, names and messages', () => {
  const script = read('playground.js')
  const loads =
    /(?:fetch|import|importScripts|EventSource|WebSocket|Worker|sendBeacon|\.open|\.src\s*=)\s*\(?\s*["'`](?:https?:|wss?:)?\/\//
  expect(script.match(loads)?.[0]).toBeUndefined()
  const hosts = [...script.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host!)
  // Namespaces, the text of errors, and links a person may follow. A new host needs a look.
  expect([...new Set(hosts)].toSorted()).toMatchInlineSnapshot(`
   [
     "codemirror.net",
     "commonmark.org",
     "en.wikipedia.org",
     "github.com",
     "reactjs.org",
     "www.w3.org",
     "yarnpkg.com",
   ]
  `)
})

test('the development build of React is not in the bundle', () => {
  expect(read('playground.js')).not.toContain('react-dom.development')
  expect(read('playground.js').length).toBeLessThan(2_000_000)
})
