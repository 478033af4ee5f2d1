import { beforeAll, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { fill, textsOf } from '../../src/preference-centre/texts.ts'
import { languageOf, languages, type Language } from '../../src/preference-centre/languages.ts'

const root = join(import.meta.dirname, '../..')
const output = join(root, 'dist/preference-centre')
const read = (name: string): string => readFileSync(join(output, name), 'utf8')

beforeAll(() => {
  // In a process of its own: esbuild refuses to run in jest's realm. Does nothing if up to date.
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/preference-centre.ts'], { cwd: root })
})

test('the page refers only to files that are under /me, and has nothing inline', () => {
  const html = read('index.html')
  const references = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, path]) => path!)
  for (const path of references) {
    expect(path.startsWith('me/')).toBe(true)
    expect(existsSync(join(output, path.slice(3)))).toBe(true)
  }
  expect(html).not.toMatch(/https?:|\son\w+=|style=|<style|<script>/)
  expect(html.split('__CONFIG__')).toHaveLength(2)
})

test('what other sites load is one small file that names no other host and reads no markup', () => {
  const script = read('preferences.js')
  expect(gzipSync(script).length).toBeLessThan(30_000)
  const hosts = [...script.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host)
  // The namespace of SVG.
  expect([...new Set(hosts)]).toEqual(['www.w3.org'])
  expect(script).not.toMatch(
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/,
  )
  expect(script).not.toMatch(/document\.cookie|localStorage|sessionStorage|^\s*import\b/m)
})

/** Every text by its path. */
const flat = (value: object, path = ''): [string, string][] =>
  Object.entries(value).flatMap(([key, text]) =>
    typeof text === 'string' ? [[path + key, text]] : flat(text, `${path}${key}.`),
  )

test.each(['pl', 'de'] as Language[])(
  '%s has the gaps of the English text, and its own words',
  (language) => {
    const english = new Map(flat(textsOf('en')))
    for (const [key, text] of flat(textsOf(language))) {
      expect([key, text.split('{}').length]).toEqual([key, english.get(key)!.split('{}').length])
      expect(text.trim()).not.toBe('')
    }
    const same = flat(textsOf(language)).filter(([key, text]) => english.get(key) === text)
    // Names of a channel and of one's own language can be alike.
    expect(same.length).toBeLessThan(4)
  },
)

test('the language is the first that the page is written in', () => {
  expect(languageOf(['fr-FR', 'de-AT', 'en'])).toBe('de')
  expect(languageOf(['PL'])).toBe('pl')
  expect(languageOf(['constructor', 'fr'])).toBe('en')
  expect(Object.keys(languages)).toEqual(['en', 'pl', 'de'])
  expect(fill('{} of {}', '$&', 2)).toBe('$& of 2')
})
