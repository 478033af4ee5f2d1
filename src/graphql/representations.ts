import type { ApolloServerPlugin } from '@apollo/server'
import {
  isUnionType,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { AppError } from '../lib/errors.ts'
import { requestError } from './error-firewall.ts'

/** What a gateway sends to name an entity. Only its key fields may be believed. */
export type Representation = Readonly<Record<string, unknown>> & { readonly __typename: string }

/**
 * Throws LIMIT_EXCEEDED where there are more than `max`, BAD_USER_INPUT for anything but a list of
 * objects with a `__typename`.
 */
export function assertRepresentations(
  representations: unknown,
  max: number,
): asserts representations is readonly Representation[] {
  if (!Array.isArray(representations)) throw malformed()
  if (representations.length > max) {
    throw new AppError('LIMIT_EXCEEDED', { hint: `At most ${max} representations.` })
  }
  if (!representations.every(isRepresentation)) throw malformed()
}

const isRepresentation = (value: unknown): value is Representation =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.hasOwn(value, '__typename') &&
  '__typename' in value &&
  typeof value['__typename'] === 'string'

const malformed = (): AppError =>
  new AppError('BAD_USER_INPUT', {
    hint: 'Each representation must be an object with the __typename of an entity.',
  })

/**
 * Refuses an operation before it is executed where the representations of all its `_entities` fields
 * together are more than `max` or one of them is no entity of this schema. Later would be too late:
 * one of them fails the whole list, after others were read and disclosed.
 */
export function representationsPlugin(max: number): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (operation === undefined) return
          try {
            const lists = listsOf(operation, document, request.variables ?? {})
            for (const list of lists) assertRepresentations(list, max)
            const all: unknown = lists.flat()
            assertRepresentations(all, max)
            assertEntities(all, schema)
          } catch (error) {
            throw error instanceof AppError ? requestError(error) : error
          }
        },
      }
    },
  }
}

function assertEntities(representations: readonly Representation[], schema: GraphQLSchema): void {
  if (representations.length === 0) return
  const union = schema.getType('_Entity')
  const types = isUnionType(union) ? union.getTypes().map((type) => type.name) : []
  const entities = new Set(types)
  if (!representations.every((one) => entities.has(one['__typename']))) throw malformed()
}

/** The `representations` argument of each `_entities` field, as sent. */
function listsOf(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): unknown[] {
  return entityFields(operation.selectionSet, document, new Set()).map((field) => {
    const argument = field.arguments?.find(({ name }) => name.value === 'representations')
    return argument === undefined ? undefined : valueFromASTUntyped(argument.value, variables)
  })
}

/** Root fields alone: `_entities` is a field of Query. A fragment counts once, as its fields merge. */
function entityFields(
  selectionSet: SelectionSetNode,
  document: DocumentNode,
  visited: Set<string>,
): FieldNode[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === '_entities' ? [selection] : []
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return entityFields(selection.selectionSet, document, visited)
    }
    const name = selection.name.value
    if (visited.has(name)) return []
    visited.add(name)
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    )
    if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) return []
    return entityFields(fragment.selectionSet, document, visited)
  })
}
