import { getNamedType, getOperationAST, isObjectType, Kind, parse } from 'graphql'
import type {
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql'

/** What was asked of one object: its selection sets, and its type where the schema is known. */
export interface Scope {
  readonly selections: readonly SelectionSetNode[]
  readonly type: GraphQLObjectType | undefined
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly schema: GraphQLSchema | undefined
}

/** A selected field that is present in the answer, under its response key. */
export interface SelectedField {
  readonly key: string
  readonly name: string
  readonly scope: Scope
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The scope of an operation's root, or undefined where the document has no such operation. */
export const readDocument = (
  query: string,
  operationName: string | undefined,
  schema: GraphQLSchema | undefined,
): Scope | undefined => {
  try {
    const document = parse(query)
    const operation = getOperationAST(document, operationName)
    if (!operation) return undefined
    const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
    return {
      selections: [operation.selectionSet],
      type: schema?.getRootType(operation.operation) ?? undefined,
      fragments: new Map(fragments.map((node) => [node.name.value, node] as const)),
      schema,
    }
  } catch {
    // A document that does not parse got no data either.
    return undefined
  }
}

/**
 * The fields of `value` that the scope selects, merged over fragments as in section 6.3.2 of the
 * GraphQL specification. Type conditions are not evaluated: a key that is present was selected.
 */
export const collectFields = (
  value: Readonly<Record<string, unknown>>,
  scope: Scope,
): SelectedField[] => {
  const type = typeNamed(value['__typename'], scope) ?? scope.type ?? conditionOf(scope)
  const fields = new Map<string, { name: string; selections: SelectionSetNode[] }>()
  const open = [...scope.selections]
  const seen = new Set<SelectionSetNode>()
  for (const set of open) {
    if (seen.has(set)) continue
    seen.add(set)
    for (const node of set.selections) {
      if (node.kind === Kind.INLINE_FRAGMENT) open.push(node.selectionSet)
      else if (node.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = scope.fragments.get(node.name.value)
        if (fragment) open.push(fragment.selectionSet)
      } else {
        const key = node.alias?.value ?? node.name.value
        if (!Object.hasOwn(value, key)) continue
        const field = fields.get(key) ?? { name: node.name.value, selections: [] }
        if (node.selectionSet) field.selections.push(node.selectionSet)
        fields.set(key, field)
      }
    }
  }
  return [...fields].map(([key, { name, selections }]) => ({
    key,
    name,
    scope: { ...scope, selections, type: typeOfField(type, name) },
  }))
}

const typeNamed = (name: unknown, { schema }: Scope): GraphQLObjectType | undefined => {
  const type = typeof name === 'string' ? schema?.getType(name) : undefined
  return isObjectType(type) ? type : undefined
}

/** `_entities` returns a union: the only type condition in the selection says what came. */
const conditionOf = (scope: Scope): GraphQLObjectType | undefined => {
  const conditions = scope.selections.flatMap(({ selections }) =>
    selections.flatMap((node) =>
      node.kind === Kind.INLINE_FRAGMENT && node.typeCondition
        ? [node.typeCondition.name.value]
        : [],
    ),
  )
  return conditions.length === 1 ? typeNamed(conditions[0], scope) : undefined
}

const typeOfField = (
  type: GraphQLObjectType | undefined,
  name: string,
): GraphQLObjectType | undefined => {
  const field = type?.getFields()[name]
  const named = field && getNamedType(field.type)
  return isObjectType(named) ? named : undefined
}
