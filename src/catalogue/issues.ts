import type { z } from 'zod'
import { fileSchema } from './document.ts'
import type { Fault } from './fault.ts'
import { suggestion } from './suggest.ts'

/** Says in plain words what zod found; one fault for each unknown key, so that each has its line. */
export function faultsOfIssue(issue: z.core.$ZodIssue): Fault[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `"${key}" means nothing here; remove or correct it${suggestion(key, knownWords)}`,
    }))
  }
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => ({ path, message }))
  return [{ path, message: sentenceOf(issue) }]
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') {
    return issue.input === undefined
      ? `is missing; add it (${issue.expected})`
      : `is not what is expected; write a value of type ${issue.expected}`
  }
  if (issue.code === 'invalid_value') {
    return `is none of the known values; write one of ${issue.values.join(', ')}`
  }
  if (issue.code === 'invalid_union') {
    return 'is missing or unknown; write one of the kinds there are'
  }
  return issue.message
}

const knownWords = collectWords(fileSchema, new Set(), new Set())

/** Every word the format has, for suggestions. */
function collectWords(schema: unknown, words: Set<string>, seen: Set<unknown>): Set<string> {
  if (schema === null || typeof schema !== 'object' || seen.has(schema)) return words
  seen.add(schema)
  if ('shape' in schema && schema.shape !== null && typeof schema.shape === 'object') {
    for (const word of Object.keys(schema.shape)) words.add(word)
  }
  for (const part of Object.values('def' in schema ? { def: schema.def } : schema)) {
    collectWords(part, words, seen)
  }
  return words
}
