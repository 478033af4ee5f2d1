import type { GraphQLSchema } from 'graphql'
import { collectFields, isObject, readDocument } from './selection.ts'
import type { SelectedField, Scope } from './selection.ts'

/** Why one field was withheld, as `Customer.withheld` says it. Absent parts were not asked for. */
export interface Denial {
  readonly field: string
  readonly category: string | undefined
  readonly reason: string | undefined
  readonly law: string | undefined
  readonly explanation: string | undefined
  readonly remedy: string | undefined
  readonly purpose: string | undefined
}

/**
 * `partly`: a value came, and part of it was withheld. `empty`: nothing is recorded. `unexplained`:
 * null, and the query did not ask `withheld`, so the answer does not say which of the two it is.
 */
export type Outcome = 'released' | 'partly' | 'withheld' | 'empty' | 'unexplained'

export interface DisclosureRow {
  readonly field: string
  readonly outcome: Outcome
  readonly value: unknown
  readonly denials: readonly Denial[]
}

/** One customer in the answer. */
export interface DisclosedSubject {
  /** Where in the answer, for example `customers.nodes.0`. */
  readonly path: string
  readonly id: string | undefined
  readonly rows: readonly DisclosureRow[]
}

const depthMax = 3
/** Said elsewhere in the view, or not data about the person. */
const unlisted = new Set(['id', '__typename', 'withheld', 'purposeGrant'])

/**
 * Every customer in an answer with what was released and what was withheld, in the order of the
 * answer. A customer is an object with a `withheld` list, or one whose type has such a field where
 * the schema is known. Empty where the query cannot be read or the answer has no data.
 */
export const findDisclosures = (
  answer: { readonly query: string; readonly operationName: string | undefined },
  data: unknown,
  schema: GraphQLSchema | undefined,
): DisclosedSubject[] => {
  const scope = readDocument(answer.query, answer.operationName, schema)
  if (scope === undefined) return []
  const found: DisclosedSubject[] = []
  visit(data, scope, [], found)
  return found
}

const visit = (value: unknown, scope: Scope, path: string[], found: DisclosedSubject[]): void => {
  if (Array.isArray(value)) {
    value.forEach((item, index) => visit(item, scope, [...path, String(index)], found))
    return
  }
  if (!isObject(value)) return
  const fields = collectFields(value, scope)
  const isSubject =
    fields.some(({ name }) => name === 'withheld') ||
    scope.type?.getFields()['withheld'] !== undefined
  if (isSubject) found.push(describe(value, fields, path))
  for (const field of fields) {
    if (field.name !== 'withheld') visit(value[field.key], field.scope, [...path, field.key], found)
  }
}

const describe = (
  value: Readonly<Record<string, unknown>>,
  fields: readonly SelectedField[],
  path: readonly string[],
): DisclosedSubject => {
  const id = fields.find(({ name }) => name === 'id')
  const withheld = fields.find(({ name }) => name === 'withheld')
  const denials = withheld && readDenials(value[withheld.key], withheld)
  const leaves = fields.flatMap((field) => leavesOf(value[field.key], field, field.name, 1))
  const rows = leaves
    .filter(({ field }) => !unlisted.has(field))
    .map((leaf) => rowOf(leaf.field, leaf.value, denials))
  const listed = new Set(rows.map(({ field }) => field))
  for (const denial of denials ?? []) {
    if (listed.has(denial.field)) continue
    listed.add(denial.field)
    rows.push(rowOf(denial.field, null, denials))
  }
  return { path: path.join('.'), id: id && textOf(value[id.key]), rows }
}

interface Leaf {
  readonly field: string
  readonly value: unknown
}

/** Objects are taken apart, lists are shown whole: the parts of a list have no names of their own. */
const leavesOf = (value: unknown, field: SelectedField, label: string, depth: number): Leaf[] => {
  if (!isObject(value) || depth >= depthMax || unlisted.has(field.name))
    return [{ field: label, value }]
  return collectFields(value, field.scope)
    .filter(({ name }) => name !== '__typename')
    .flatMap((inner) => leavesOf(value[inner.key], inner, `${label}.${inner.name}`, depth + 1))
}

const rowOf = (
  field: string,
  value: unknown,
  all: readonly Denial[] | undefined,
): DisclosureRow => {
  const denials = (all ?? []).filter((denial) => denial.field === field)
  const isAbsent =
    value === null || value === undefined || (Array.isArray(value) && value.length === 0)
  return { field, value, denials, outcome: outcomeOf(isAbsent, denials, all !== undefined) }
}

const outcomeOf = (
  isAbsent: boolean,
  denials: readonly Denial[],
  isExplained: boolean,
): Outcome => {
  if (denials.length > 0) return isAbsent ? 'withheld' : 'partly'
  if (!isAbsent) return 'released'
  return isExplained ? 'empty' : 'unexplained'
}

/** Reads the entries by field name, whatever aliases the query gave them. */
const readDenials = (value: unknown, withheld: SelectedField): Denial[] => {
  if (!Array.isArray(value)) return []
  return value.filter(isObject).map((entry) => {
    const parts = new Map(
      collectFields(entry, withheld.scope).map(({ name, key }) => [name, textOf(entry[key])]),
    )
    return {
      field: parts.get('field') ?? '(field not asked for)',
      category: parts.get('category'),
      reason: parts.get('reason'),
      law: parts.get('law'),
      explanation: parts.get('explanation'),
      remedy: parts.get('remedy'),
      purpose: parts.get('purpose'),
    }
  })
}

const textOf = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}
