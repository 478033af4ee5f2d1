import type { Change, Difference } from './diff.ts'

const SIGN = { ADDED: '+', REMOVED: '-', CHANGED: '~' } as const
/** Long texts are for the JSON form. */
const VALUE_LENGTH_MAX = 120

/** The differences for people: a line for each, and below it a line for each value that is another. */
export function formatDifferences(differences: readonly Difference[]): string {
  return differences
    .flatMap((difference) => [headline(difference), ...difference.changes.map(changeLine)])
    .map((line) => `${line}\n`)
    .join('')
}

function headline({ effect, section, key, part, version, effectiveFrom }: Difference): string {
  const what = [key === '' ? section : `${section}/${key}`, part, version].filter(Boolean)
  const from = effectiveFrom === undefined ? '' : `, in force from ${effectiveFrom}`
  return `${SIGN[effect]} ${what.join(' ')}${from}`
}

function changeLine({ path, before, after }: Change): string {
  const place = path.length === 0 ? '' : `${path.join('/')}: `
  if (isList(before) && isList(after)) return `    ${place}${listChange(before, after)}`
  if (before === undefined) return `    ${place}${shown(after)} is new`
  if (after === undefined) return `    ${place}${shown(before)} is gone`
  return `    ${place}${shown(before)} becomes ${shown(after)}`
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

function listChange(before: readonly unknown[], after: readonly unknown[]): string {
  const added = after.filter((item) => !before.includes(item)).map((item) => `+${shown(item)}`)
  const removed = before.filter((item) => !after.includes(item)).map((item) => `-${shown(item)}`)
  return [...added, ...removed].join(' ') || 'is in another order'
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX)}…` : text
}
