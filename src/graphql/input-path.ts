import { isInputObjectType, type GraphQLSchema } from 'graphql'

/** Every name that stands in a path to an input value. */
export function inputNamesOf(schema: GraphQLSchema): ReadonlySet<string> {
  return new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isInputObjectType(type) ? Object.keys(type.getFields()) : [],
    ),
  )
}

const PLACE = / at "([_A-Za-z]\w*(?:\.[_A-Za-z]\w*|\[\d{1,5}\])*)"; /g

/**
 * The path graphql-js names in the message of a variable that could not be coerced; undefined where it
 * names none. The message quotes the value too, so nothing is taken for a path that has another name
 * than a variable's own and those of the schema.
 */
export function inputPathIn(
  message: string,
  variable: string,
  names: ReadonlySet<string>,
): (string | number)[] | undefined {
  // A value is somebody's text and may be long; no path of ours stands behind so much of it.
  if (message.length > 20_000) return undefined
  const place = [...message.matchAll(PLACE)].at(-1)?.[1]
  if (place === undefined) return undefined
  const [root, ...parts] = place.split(/[.[\]]+/).filter((part) => part !== '')
  if (root !== variable) return undefined
  const path = parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  return path.every((part) => typeof part === 'number' || names.has(part))
    ? [root, ...path]
    : undefined
}
