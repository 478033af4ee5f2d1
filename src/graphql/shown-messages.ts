/**
 * Which messages of graphql-js may be repeated to a caller. Its messages name fields and types, which
 * help and are harmless, but some quote a literal of the document, and a literal may be somebody's
 * e-mail address. So the templates without values are listed and everything else becomes a fixed text.
 */

const NAME = '[_A-Za-z][_0-9A-Za-z]*'
const COORDINATE = `${NAME}(?:\\.${NAME})?`
const TYPE = '[[\\]!_0-9A-Za-z]+'
/** Suggestions come from the schema; whether they are made is a setting of the server. */
const SUGGESTION = '(?: Did you mean [\\w\\s",.{}]{1,400}\\?)?'
/** Response names, types and graphql-js' own words, nested. */
const CONFLICT = '[\\w\\s",[\\]!…]{1,2000}'

const safeTemplates = [
  `Cannot query field "${NAME}" on type "${NAME}"\\.`,
  `Unknown argument "${NAME}" on (?:field|directive) "@?${COORDINATE}"\\.`,
  `Unknown (?:directive|type|fragment) "@?${NAME}"\\.`,
  `Field "${NAME}" argument "${NAME}" of type "${TYPE}" is required, but it was not provided\\.`,
  `Directive "@${NAME}" argument "${NAME}" of type "${TYPE}" is required, but it was not provided\\.`,
  `Directive "@${NAME}" may not be used on [A-Z_]+\\.`,
  `Field "${NAME}" must not have a selection since type "${TYPE}" has no subfields\\.`,
  `Field "${NAME}" of type "${TYPE}" must have (?:a selection of subfields|at least one field selected)\\.`,
  `Field "${NAME}" is not defined by type "${NAME}"\\.`,
  `Field "${COORDINATE}" of required type "${TYPE}" was not provided\\.`,
  `Field "${COORDINATE}" must be non-null\\.`,
  `OneOf Input Object "${NAME}" must specify exactly one key\\.`,
  `Fragment "${NAME}" cannot condition on non composite type "${TYPE}"\\.`,
  `Fragment cannot condition on non composite type "${TYPE}"\\.`,
  `Fragment (?:"${NAME}" )?cannot be spread here as objects of type "${TYPE}" can never be of type "${TYPE}"\\.`,
  `Fragment "${NAME}" is never used\\.`,
  `Cannot spread fragment "${NAME}" within itself(?: via [\\w\\s",]{1,400})?\\.`,
  `Variable "\\$${NAME}" is (?:not defined|never used)(?: (?:by|in) operation "${NAME}")?\\.`,
  `Variable "\\$${NAME}" cannot be non-input type "${TYPE}"\\.`,
  `Variable "\\$${NAME}" of type "${TYPE}" used in position expecting type "${TYPE}"\\.`,
  `The ${NAME}|The "${NAME}" definition is not executable\\.`,
  `The directive "@${NAME}" can only be used once at this location\\.`,
  `There can be only one (?:argument|directive|fragment|operation|variable|input field) named "[@$]?${NAME}"\\.`,
  `This anonymous operation must be the only defined operation\\.`,
  `Subscription "${NAME}" must (?:select only one top level field|not select an introspection top level field)\\.`,
  `Anonymous Subscription must (?:select only one top level field|not select an introspection top level field)\\.`,
  `Fields "${NAME}" conflict because ${CONFLICT}\\. Use different aliases on the fields to fetch both if this was intentional\\.`,
  `Too many validation errors, error limit reached\\. Validation aborted\\.`,
  `Maximum introspection depth exceeded`,
].map((template) => new RegExp(`^(?:${template})${SUGGESTION}$`))

/** The message of a validation error where it can hold no literal, else a fixed text. */
export function shownValidationMessage(message: string): string {
  if (message.length > 3000) return fixedValidationMessage
  if (safeTemplates.some((template) => template.test(message))) return message
  if (message.startsWith('GraphQL introspection is not allowed')) return introspectionIsOff
  if (message.endsWith('recursively requests too many selections.')) return tooManySelections
  const expected = /^Expected value of type "([[\]!_0-9A-Za-z]+)", found /.exec(message)?.[1]
  return expected === undefined
    ? fixedValidationMessage
    : `A value in the document is not a valid "${expected}".`
}

const fixedValidationMessage = 'The document is not valid for the schema at this place.'
const introspectionIsOff = 'Introspection is switched off on this server.'
const tooManySelections = 'The document selects too many fields through its fragments.'

const TOKEN = '(?:<SOF>|<EOF>|Name|Int|Float|String|BlockString|"[!$&()[\\]{}:=@|.]{1,3}")'
/** Words the parser itself asks for, never words of the document. */
const EXPECTED = `(?:${TOKEN}|"(?:on|fragment|query|mutation|subscription)")`
const syntaxTemplate = new RegExp(
  `^Syntax Error: (Expected ${EXPECTED}, found|Unexpected) (${TOKEN})(?: ".*")?\\.$`,
  's',
)

/**
 * A syntax error without the text of the token found: half a literal may stand there, when a quote is
 * missing. The location says where to look.
 */
export function shownSyntaxMessage(message: string): string {
  const match = message.length > 20_000 ? null : syntaxTemplate.exec(message)
  if (match !== null) return `Syntax Error: ${match[1]} ${match[2]}.`
  return message === 'Syntax Error: Unterminated string.'
    ? message
    : 'Syntax Error in the document.'
}
