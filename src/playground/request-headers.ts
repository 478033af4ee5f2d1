import type { PlaygroundConfig } from './config.ts'
import type { Declaration } from './share-link.ts'

/** The headers that declare who asks, for what, and how much is to be reported. */
export const headersFor = (
  config: PlaygroundConfig,
  declaration: Declaration,
): Record<string, string> => {
  const client = config.clients.find(({ key }) => key === declaration.client)
  const headers: Record<string, string> = {}
  if (client?.token) headers['authorization'] = `Bearer ${client.token}`
  if (declaration.purposes.length > 0) headers['x-purpose'] = declaration.purposes.join(',')
  headers['x-purpose-report'] = declaration.report
  if (declaration.gpc && config.gpcHeader !== undefined) headers[config.gpcHeader] = '1'
  return headers
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The same request for a POSIX shell. Variables that are not JSON are left out. */
export const curlCommand = (
  url: string,
  headers: Readonly<Record<string, string>>,
  operation: { readonly query: string; readonly variables: string },
): string => {
  const lines = [`curl ${quote(url)}`, `-H ${quote('content-type: application/json')}`]
  for (const [name, value] of Object.entries(headers))
    lines.push(`-H ${quote(`${name}: ${value}`)}`)
  const body: Record<string, unknown> = { query: operation.query }
  try {
    if (operation.variables.trim() !== '') body['variables'] = JSON.parse(operation.variables)
  } catch {
    // The editor marks the fault; a command without variables is still of use.
  }
  lines.push(`--data-raw ${quote(JSON.stringify(body))}`)
  return lines.join(' \\\n  ')
}
