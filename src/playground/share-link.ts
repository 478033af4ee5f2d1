import type { PlaygroundConfig, PlaygroundExample, ReportLevel } from './config.ts'
import { reportLevels } from './config.ts'

/** Who asks and for what: everything the headers of a request are made from. */
export interface Declaration {
  readonly client: string
  readonly purposes: readonly string[]
  readonly report: ReportLevel
  readonly gpc: boolean
}

/** All that a link shares. Never a token: the reader's own server supplies that. */
export interface Session extends Declaration {
  readonly query: string
  readonly variables: string
}

const variablesText = (variables: PlaygroundExample['variables']): string => {
  if (variables === undefined || variables === null) return ''
  return typeof variables === 'string' ? variables : JSON.stringify(variables, null, 2)
}

/** The session an example stands for. */
export const sessionOf = (example: PlaygroundExample): Session => ({
  client: example.client,
  purposes: example.purposes,
  report: example.report ?? 'summary',
  gpc: example.gpc ?? false,
  query: example.query,
  variables: variablesText(example.variables),
})

/** The session of a first visit: the first example, else an empty editor for the first client. */
export const firstSession = (config: PlaygroundConfig): Session => {
  const [example] = config.examples
  if (example !== undefined) return sessionOf(example)
  const client = config.clients[0]?.key ?? ''
  return { client, purposes: [], report: 'summary', gpc: false, query: '', variables: '' }
}

/** `#client=...&purposes=a,b&query=...`; parts that say nothing are left out. */
export const toHash = (session: Session): string => {
  const parts = new URLSearchParams({ client: session.client })
  if (session.purposes.length > 0) parts.set('purposes', session.purposes.join(','))
  if (session.report !== 'summary') parts.set('report', session.report)
  if (session.gpc) parts.set('gpc', '1')
  if (session.query !== '') parts.set('query', session.query)
  if (session.variables.trim() !== '') parts.set('variables', session.variables)
  return `#${parts.toString()}`
}

/**
 * The session a hash names, or undefined where it names none. Purposes are taken as they are, known
 * or not, since trying an unknown one is a use of the playground; a client we have no token for is
 * replaced by the first.
 */
export const fromHash = (hash: string, config: PlaygroundConfig): Session | undefined => {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  if (!parts.has('client') && !parts.has('query')) return undefined
  const client = config.clients.find(({ key }) => key === parts.get('client')) ?? config.clients[0]
  return {
    client: client?.key ?? '',
    purposes: (parts.get('purposes') ?? '').split(',').filter((key) => key !== ''),
    report: reportLevels.find((level) => level === parts.get('report')) ?? 'summary',
    gpc: parts.get('gpc') === '1',
    query: parts.get('query') ?? '',
    variables: parts.get('variables') ?? '',
  }
}

/** True where the session is the example, unchanged. */
export const isExample = (session: Session, example: PlaygroundExample): boolean =>
  toHash(session) === toHash(sessionOf(example))
