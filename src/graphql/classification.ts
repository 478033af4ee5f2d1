import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql'
import { isUnder } from '../decision/catalogue.ts'

/** The type whose fields are gated one by one. */
const ENTITY = 'Customer'

/** Fields of the entity that hold no personal value of their own, and why. */
const UNGATED: ReadonlySet<string> = new Set([
  'id', // The key; whoever has it got it from us or from a subgraph that may know it.
  'withheld', // Says what was not said.
  'why', // Explains a decision, without the value.
  'seq', // Counts changes, and only where something else of the customer may be seen.
  'purposeGrant', // The decision, signed.
])

/**
 * Personal fields that no column holds: each is made of the evidence by a resolver of its own, and gated
 * by its data category as such. The list is closed, so that a resolver cannot be a way round a column.
 */
export const derivedFields = Object.freeze([
  'permissions',
  'preferences',
  'privacyHistory',
] as const)

/** A personal field without a column. */
export type DerivedField = (typeof derivedFields)[number]

/** True for a field of the closed list. */
export const isDerived = (field: string): field is DerivedField =>
  (derivedFields as readonly string[]).includes(field)

/** What schema.graphql says about personal data. */
export interface Classification {
  /** Field of `Customer` to its data category. */
  readonly fields: ReadonlyMap<string, string>
}

/**
 * Reads the classification off the schema, by default deny: throws one error that lists every field of
 * a personal type without category, every personal field that is non-null, and every way round a gate.
 * GDPR Art. 25(2).
 */
export function classify(document: DocumentNode): Classification {
  const types = new Map(
    document.definitions
      .filter((d): d is ObjectTypeDefinitionNode => d.kind === Kind.OBJECT_TYPE_DEFINITION)
      .map((type) => [type.name.value, type]),
  )
  const faults: string[] = []
  const fields = new Map<string, string>()
  for (const type of types.values()) {
    for (const field of type.fields ?? []) {
      const coordinate = `${type.name.value}.${field.name.value}`
      const category = categoryOf(field)
      faults.push(...faultsOf(type, field, types).map((fault) => `${coordinate} ${fault}`))
      if (type.name.value === ENTITY && category !== undefined) {
        fields.set(field.name.value, category)
      }
    }
  }
  if (faults.length > 0) {
    throw new Error(`schema.graphql leaves personal data open:\n- ${faults.join('\n- ')}`)
  }
  return { fields }
}

function faultsOf(
  type: ObjectTypeDefinitionNode,
  field: FieldDefinitionNode,
  types: ReadonlyMap<string, ObjectTypeDefinitionNode>,
): string[] {
  const faults: string[] = []
  const category = categoryOf(field)
  const isEntity = type.name.value === ENTITY
  if (isEntity && category === undefined && !UNGATED.has(field.name.value)) {
    faults.push('has no @personalData(category); classify it or take it out.')
  }
  if (!isEntity && category !== undefined) {
    faults.push(`is gated, but only fields of ${ENTITY} pass the gate; move it there.`)
  }
  if ((category ?? categoryOf(type)) !== undefined && field.type.kind === Kind.NON_NULL_TYPE) {
    faults.push('is personal and non-null; a denial is null, so it must be nullable.')
  }
  const inner = categoryOf(types.get(namedType(field.type)))
  const outer = category ?? categoryOf(type)
  if (inner !== undefined && (outer === undefined || !isUnder(inner, outer))) {
    faults.push(`gives an object of ${inner} without being gated for it.`)
  }
  return faults
}

function categoryOf(
  node: FieldDefinitionNode | ObjectTypeDefinitionNode | undefined,
): string | undefined {
  const directive = node?.directives?.find((d) => d.name.value === 'personalData')
  const value = directive?.arguments?.find((a) => a.name.value === 'category')?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)
