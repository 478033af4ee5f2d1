import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type TypeNode,
} from 'graphql'

/** The type whose personal fields are guarded. */
export const ENTITY = 'Customer'
const KEY = 'id'
const GRANT = 'purposeGrant'

/** What a subgraph's SDL says about the fields it has on `Customer`. */
export interface GuardedSchema {
  /** Every field of `Customer` in the SDL. */
  readonly fields: ReadonlySet<string>
  /** Personal field of `Customer` to its data category. */
  readonly personal: ReadonlyMap<string, string>
  /** Fields the SDL only borrows to require them; the subgraph must not answer them. */
  readonly external: ReadonlySet<string>
}

/** All definitions and extensions of one composite type together. */
interface Type {
  readonly name: string
  readonly isObject: boolean
  readonly directives: readonly ConstDirectiveNode[]
  readonly fields: readonly FieldDefinitionNode[]
  /** Types a value of this one can be; itself for an object. */
  readonly members: Set<string>
}

type Types = ReadonlyMap<string, Type>

/**
 * Reads what is personal off the SDL, by default deny: throws one error that lists every coordinate
 * through which personal data could leave without a purpose. GDPR Art. 25(2). A directive under another
 * name (`@link` with `as`) is not recognised and so is a fault too.
 */
export function readGuardedSchema(typeDefs: DocumentNode | string): GuardedSchema {
  const document = typeof typeDefs === 'string' ? parse(typeDefs) : typeDefs
  const types = typesOf(document)
  const entity = types.get(ENTITY)
  if (!entity) {
    throw new Error(`The schema has no type ${ENTITY}, so there is nothing to guard.`)
  }
  const own = entity.fields.filter((field) => !has(field, 'external'))
  const faults = [
    ...keyFaults(entity),
    ...entity.fields.flatMap((field) => takeoverFaults(field)),
    ...own.filter(isAdded).flatMap((field) => fieldFaults(field)),
    ...own.flatMap((field) => innerFaults(field, types)),
    ...(own.some(isAdded) ? grantFaults(entity) : []),
    ...detourFaults(rootsOf(document, types), types),
    ...providesFaults(types),
  ]
  if (faults.length > 0) throw new Error(refusal(faults))
  return {
    fields: new Set(entity.fields.map(({ name }) => name.value)),
    personal: new Map(own.filter(isAdded).map((field) => [field.name.value, categoryOf(field)!])),
    external: new Set(
      entity.fields.filter((f) => has(f, 'external')).map(({ name }) => name.value),
    ),
  }
}

const refusal = (faults: readonly string[]): string =>
  `The schema leaves personal data of ${ENTITY} open:\n- ${[...new Set(faults)].join('\n- ')}`

const isAdded = ({ name }: FieldDefinitionNode): boolean =>
  name.value !== KEY && name.value !== GRANT

function keyFaults(entity: Type): string[] {
  const others = entity.directives.filter(
    (d) => d.name.value === 'key' && argument(d, 'fields')?.trim() !== KEY,
  )
  return others.map(
    (d) =>
      `${ENTITY} has the key "${argument(d, 'fields')}"; a grant names the customer by "${KEY}", so use that alone.`,
  )
}

function takeoverFaults(field: FieldDefinitionNode): string[] {
  if (!has(field, 'override')) return []
  return [`${ENTITY}.${field.name.value} takes a field from its owner; remove @override.`]
}

function fieldFaults(field: FieldDefinitionNode): string[] {
  const coordinate = `${ENTITY}.${field.name.value}`
  const faults: string[] = []
  if (categoryOf(field) === undefined) {
    faults.push(`${coordinate} has no data category; add @personalData(category: "...").`)
  }
  if (field.type.kind === Kind.NON_NULL_TYPE) {
    faults.push(`${coordinate} is non-null; a denial is null, so make it nullable.`)
  }
  if (!requiresGrant(field)) {
    faults.push(`${coordinate} comes without a grant; add @requires(fields: "${GRANT}").`)
  }
  return faults
}

/** True for `@requires` with the grant itself in it; one with arguments breaks gateways. */
function requiresGrant(field: FieldDefinitionNode): boolean {
  const fields = argument(
    field.directives?.find((d) => d.name.value === 'requires'),
    'fields',
  )
  if (fields === undefined) return false
  try {
    const [definition] = parse(`{ ${fields} }`).definitions
    return (
      definition?.kind === Kind.OPERATION_DEFINITION &&
      definition.selectionSet.selections.some(
        (s) => s.kind === Kind.FIELD && s.name.value === GRANT && !s.alias && !s.arguments?.length,
      )
    )
  } catch {
    return false
  }
}

function grantFaults(entity: Type): string[] {
  const field = entity.fields.find(({ name }) => name.value === GRANT)
  const { type } = field ?? {}
  const isRight =
    field !== undefined &&
    has(field, 'external') &&
    !field.arguments?.length &&
    type?.kind === Kind.NON_NULL_TYPE &&
    type.type.kind === Kind.NAMED_TYPE &&
    type.type.name.value === 'PurposeGrant'
  return isRight
    ? []
    : [`${ENTITY}.${GRANT} must be declared as: ${GRANT}: PurposeGrant! @external`]
}

/** Objects below a personal field pass its gate alone, so they may hold nothing the gate is not for. */
function innerFaults(field: FieldDefinitionNode, types: Types): string[] {
  const gate = categoryOf(field)
  if (gate === undefined) return []
  const faults: string[] = []
  const isNamed = isAdded(field)
  for (const type of reachable([namedType(field.type)], types)) {
    for (const inner of type.fields) {
      const coordinate = `${type.name}.${inner.name.value}`
      const category = categoryOf(inner) ?? categoryOf(type)
      if (category === undefined) {
        faults.push(
          `${coordinate} has no data category; add @personalData(category: "...") to it or to ${type.name}.`,
        )
      } else if (isNamed && !isUnder(category, gate)) {
        faults.push(
          `${coordinate} is ${category}, but ${ENTITY}.${field.name.value} is gated for ${gate} alone; make it a field of ${ENTITY}.`,
        )
      }
    }
  }
  return faults
}

/** Ways to personal data that lead round `Customer`, where the gate is: operations and other entities. */
function detourFaults(roots: readonly string[], types: Types): string[] {
  return reachable(roots, types).flatMap((type) =>
    type.fields
      .filter((field) => (categoryOf(field) ?? categoryOf(type)) !== undefined)
      .map(
        (field) =>
          `${type.name}.${field.name.value} is personal and can be had without passing ${ENTITY}; return a reference with its id and its ${ENTITY}, and the contents from a field of ${ENTITY}.`,
      ),
  )
}

function providesFaults(types: Types): string[] {
  return [...types.values()].flatMap((type) =>
    type.fields
      .filter((field) => has(field, 'provides') && namedType(field.type) === ENTITY)
      .map((field) => `${type.name}.${field.name.value} leads round the owner; remove @provides.`),
  )
}

/** The composite types that can be reached from `names`, without passing `Customer`. */
function reachable(names: readonly string[], types: Types): Type[] {
  const found = new Set<Type>()
  const pending = [...names]
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const type = types.get(name)
    if (!type || found.has(type) || name === ENTITY) continue
    if (type.isObject) {
      found.add(type)
      pending.push(...type.fields.map((field) => namedType(field.type)))
    } else {
      pending.push(...type.members)
    }
  }
  return [...found]
}

/** Where a request can begin: the operations, and every other entity through `_entities`. */
function rootsOf(document: DocumentNode, types: Types): string[] {
  const operations = document.definitions.flatMap((d) =>
    d.kind === Kind.SCHEMA_DEFINITION || d.kind === Kind.SCHEMA_EXTENSION
      ? (d.operationTypes ?? []).map(({ type }) => type.name.value)
      : [],
  )
  const entities = [...types.values()].filter(
    ({ name, directives }) => name !== ENTITY && directives.some((d) => d.name.value === 'key'),
  )
  return ['Query', 'Mutation', 'Subscription', ...operations, ...entities.map(({ name }) => name)]
}

function typesOf(document: DocumentNode): Types {
  const types = new Map<string, Type>()
  const typeOf = (name: string, isObject: boolean): Type => {
    const type = types.get(name) ?? {
      name,
      isObject,
      directives: [],
      fields: [],
      members: new Set<string>(),
    }
    types.set(name, type)
    return type
  }
  for (const d of document.definitions) {
    if (d.kind === Kind.UNION_TYPE_DEFINITION || d.kind === Kind.UNION_TYPE_EXTENSION) {
      const { members } = typeOf(d.name.value, false)
      d.types?.forEach((member) => members.add(member.name.value))
    }
    const isObject = d.kind === Kind.OBJECT_TYPE_DEFINITION || d.kind === Kind.OBJECT_TYPE_EXTENSION
    const isInterface =
      d.kind === Kind.INTERFACE_TYPE_DEFINITION || d.kind === Kind.INTERFACE_TYPE_EXTENSION
    if (!isObject && !isInterface) continue
    for (const { name } of d.interfaces ?? []) {
      typeOf(name.value, false).members.add(d.name.value)
    }
    const type = typeOf(d.name.value, isObject)
    types.set(d.name.value, {
      ...type,
      directives: [...type.directives, ...(d.directives ?? [])],
      fields: [...type.fields, ...(d.fields ?? [])],
    })
  }
  return types
}

const has = (field: FieldDefinitionNode, directive: string): boolean =>
  field.directives?.some((d) => d.name.value === directive) ?? false

function categoryOf(node: Pick<FieldDefinitionNode, 'directives'>): string | undefined {
  const category = argument(
    node.directives?.find((d) => d.name.value === 'personalData'),
    'category',
  )
  return category === '' ? undefined : category
}

function argument(directive: ConstDirectiveNode | undefined, name: string): string | undefined {
  const value = directive?.arguments?.find((a) => a.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}

const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type)

/** A category lies under itself and under those its dotted key begins with. */
const isUnder = (category: string, other: string): boolean =>
  category === other || category.startsWith(`${other}.`)
