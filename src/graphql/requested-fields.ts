import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

/** How an answer leads from a field to the customers in it. */
const ON_THE_WAY: ReadonlySet<string> = new Set(['edges', 'node', 'nodes', 'customer'])

const sets = new WeakMap<FieldNode, readonly string[]>()

/**
 * The personal fields an operation asks of the customers under this field, sorted: what has to be read,
 * and no more. Names that are not in `personal` are left out. Selections left out by @skip or @include
 * are not asked for.
 */
export function requestedFields(
  info: GraphQLResolveInfo,
  personal: ReadonlyMap<string, string>,
): readonly string[] {
  const [first, ...others] = info.fieldNodes
  // What hangs on a variable is looked up each time; all else once for each document.
  const known = others.length === 0 && first ? sets.get(first) : undefined
  if (known) return known
  const found = new Set<string>()
  const conditional = { seen: false }
  for (const node of info.fieldNodes) collect(node.selectionSet, info, personal, found, conditional)
  const fields = [...found].toSorted()
  if (others.length === 0 && first && !conditional.seen) sets.set(first, fields)
  return fields
}

function collect(
  set: SelectionSetNode | undefined,
  info: GraphQLResolveInfo,
  personal: ReadonlyMap<string, string>,
  found: Set<string>,
  conditional: { seen: boolean },
): void {
  for (const selection of set?.selections ?? []) {
    if (selection.directives?.length) conditional.seen = true
    if (!isIncluded(selection, info)) continue
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value
      if (personal.has(name)) found.add(name)
      else if (ON_THE_WAY.has(name)) {
        collect(selection.selectionSet, info, personal, found, conditional)
      }
    } else {
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : info.fragments[selection.name.value]?.selectionSet
      collect(inner, info, personal, found, conditional)
    }
  }
}

function isIncluded(selection: SelectionNode, info: GraphQLResolveInfo): boolean {
  if (!selection.directives?.length) return true
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, info.variableValues)
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, info.variableValues)
  return skip?.['if'] !== true && include?.['if'] !== false
}
