export interface PlaygroundPurpose {
  readonly key: string
  readonly title: string
  /** Lawful basis, for example `CONSENT` or `CONTRACT`. */
  readonly basis: string
}

export interface PlaygroundClient {
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly purposes: readonly PlaygroundPurpose[]
  /** A token for development, sent as it is. */
  readonly token: string
}

/** How much the server says about withheld values beside `Customer.withheld`. */
export type ReportLevel = 'none' | 'summary' | 'full'

export const reportLevels = ['none', 'summary', 'full'] as const satisfies readonly ReportLevel[]

export interface PlaygroundExample {
  readonly title: string
  readonly description: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>> | string | null
  readonly client: string
  readonly purposes: readonly string[]
  readonly report?: ReportLevel
  readonly gpc?: boolean
}

/** What the server writes into the page. */
export interface PlaygroundConfig {
  readonly endpoint: string
  readonly clients: readonly PlaygroundClient[]
  readonly examples: readonly PlaygroundExample[]
  /**
   * Name of a header that the server reads like `Sec-GPC`. Browsers drop a `Sec-` header that a page
   * sets (Fetch, "forbidden request-header"), so without this the toggle is not offered.
   */
  readonly gpcHeader?: string
}

/** Parses the text of the config element. Throws with what to do if the server did not fill it. */
export const parseConfig = (text: string): PlaygroundConfig => {
  if (text.trim() === '__CONFIG__') {
    throw new Error(
      'The page was opened without its configuration. Start purposegraph in development mode and open its address instead of the file.',
    )
  }
  const config: PlaygroundConfig = JSON.parse(text)
  if (config.clients.length === 0) {
    throw new Error('The configuration lists no client. Register one in the catalogue.')
  }
  return config
}
