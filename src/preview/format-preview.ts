import type { PreviewState } from './preview.ts'
import type { Effect, FieldEffect } from './tally.ts'

/** A preview for people: the sums, then each client and purpose with its fields. */
export function formatPreview(state: PreviewState): string {
  const { done, at, customersLosing, customersGaining, effects } = state
  const head = [
    `${done} customers, decided at ${new Date(at).toISOString()}.`,
    `${customersLosing} lose something, ${customersGaining} gain something.`,
  ]
  return [...head, ...effects.flatMap(linesOf)].map((line) => `${line}\n`).join('')
}

const linesOf = ({ client, purpose, customersLosing, customersGaining, fields }: Effect) => [
  `${client} for ${purpose}: ${customersLosing} lose the purpose, ${customersGaining} gain it`,
  ...fields.map(lineOf),
]

const lineOf = ({ field, lost, gained, reason }: FieldEffect): string =>
  `    ${field}: ${[
    ...(lost > 0 ? [`-${lost} (mostly ${reason})`] : []),
    ...(gained > 0 ? [`+${gained}`] : []),
  ].join(', ')}`
