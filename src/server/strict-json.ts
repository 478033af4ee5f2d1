import { HttpRefusal } from './route.ts'

const DEPTH_MAX = 64
/** Of the top level, whose keys are decoded one by one. */
const TOP_KEYS_MAX = 100

/**
 * The value of JSON in UTF-8. Throws 400 for what two readers could understand differently or what a
 * store or a prototype would choke on: bytes that are not UTF-8, a key twice at the top level, keys
 * such as `__proto__`, NUL, half a surrogate pair, more than 64 levels or 100 keys at the top.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  return parseStrictText(decodeUtf8(bytes))
}

/** The same for text that is decoded already. */
export function parseStrictText(text: string): unknown {
  assertShape(text)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refusal('The body is not JSON.')
  }
  // Without an escape or a suspicious word in the text, no key or string can offend.
  if (/\\u|__proto__|constructor|prototype/.test(text)) assertContent(value)
  return value
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    // A byte order mark is kept, so JSON.parse refuses it. RFC 8259, 8.1.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refusal('The body is not UTF-8.')
  }
}

/** One pass over the text: depth, and the keys of the top level, which `JSON.parse` merges silently. */
function assertShape(text: string): void {
  const keys = new Set<string>()
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === OPEN_BRACE || char === OPEN_BRACKET) {
      if (++depth > DEPTH_MAX) throw refusal(`The body has more than ${DEPTH_MAX} levels.`)
    } else if (char === CLOSE_BRACE || char === CLOSE_BRACKET) {
      depth--
    } else if (char === QUOTE) {
      const end = endOfString(text, at)
      if (depth === 1 && isKey(text, end)) addKey(text.slice(at, end + 1), keys)
      at = end
    }
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_BRACKET = 0x5b
const CLOSE_BRACKET = 0x5d
const OPEN_BRACE = 0x7b
const CLOSE_BRACE = 0x7d

/** Index of the closing quote; the end of the text where there is none, which JSON.parse refuses. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return text.length
}

const isKey = (text: string, end: number): boolean => {
  let at = end + 1
  while (at < text.length && ' \t\n\r'.includes(text[at]!)) at++
  return text[at] === ':'
}

/** Compared as decoded: `"\u0071uery"` is `"query"`. */
function addKey(quoted: string, keys: Set<string>): void {
  let key = ''
  try {
    key = String(JSON.parse(quoted))
  } catch {
    throw refusal('The body is not JSON.')
  }
  if (keys.has(key)) throw refusal('The body has a key twice.')
  if (keys.size >= TOP_KEYS_MAX) throw refusal(`The body has more than ${TOP_KEYS_MAX} keys.`)
  keys.add(key)
}

const poisonous: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
/** NUL, which PostgreSQL cannot store, and half a surrogate pair, which is no character. */
const NOT_TEXT = /[\0\p{Surrogate}]/u

function assertContent(root: unknown): void {
  const open: unknown[] = [root]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && NOT_TEXT.test(value)) throw notText()
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) {
      for (const key of Object.keys(value)) {
        if (poisonous.has(key)) throw refusal('The body has a key that is not allowed.')
        if (NOT_TEXT.test(key)) throw notText()
      }
    }
    for (const part of Object.values(value)) open.push(part)
  }
}

const notText = (): HttpRefusal => refusal('The body has a character that is not allowed.')

const refusal = (hint: string): HttpRefusal => new HttpRefusal(400, 'BAD_USER_INPUT', hint)
