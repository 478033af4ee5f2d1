import type { GraphQLFormattedError } from 'graphql'

/** Entries of one report at most. */
const ENTRIES_MAX = 100

/**
 * Why a value was withheld: GRANT_MISSING, GRANT_INVALID, CATEGORY_NOT_PERMITTED, or the fault of the
 * request that the grant names, such as PURPOSE_MISSING.
 */
export type WithheldReason = string

/** How often one field was withheld for one reason. */
export interface WithheldCount {
  readonly field: string
  readonly category: string
  readonly count: number
  readonly reason: WithheldReason
}

/** A plugin of Apollo Server 4 or 5, by its shape alone: nobody who uses the guard must install one. */
export interface GuardPlugin {
  requestDidStart(request: PluginRequest): Promise<{
    willSendResponse(request: PluginRequest & { readonly response: PluginResponse }): Promise<void>
  }>
}

interface PluginRequest {
  readonly contextValue: object
  readonly request: {
    readonly http?: { readonly headers: { get(name: string): string | undefined } } | undefined
  }
}

interface PluginResponse {
  readonly http: { readonly headers: { set(name: string, value: string): unknown } }
  readonly body: {
    readonly kind: string
    singleResult?: { errors?: readonly GraphQLFormattedError[] }
  }
}

type Counts = Map<string, WithheldCount>

/** Counts what the guard withholds, by the context value of each request. */
export interface Report {
  add(contextValue: unknown, field: string, category: string, reason: WithheldReason): void
  readonly plugin: GuardPlugin
}

/**
 * A report whose plugin adds one error without path to each answer that withholds something, and
 * forbids to keep any answer, as it holds for one purpose. Counts only where the plugin is installed.
 */
export function createReport(): Report {
  const requests = new WeakMap<object, Counts>()
  return {
    add(contextValue, field, category, reason) {
      if (typeof contextValue !== 'object' || contextValue === null) return
      const counts = requests.get(contextValue)
      if (counts) addTo(counts, { field, category, reason })
    },
    plugin: {
      async requestDidStart({ contextValue }) {
        const counts: Counts = new Map()
        requests.set(contextValue, counts)
        return {
          async willSendResponse({ request, response }) {
            response.http.headers.set('cache-control', 'private, no-store')
            const result = response.body.singleResult
            const isMuted = request.http?.headers.get('x-purpose-report') === 'none'
            if (isMuted || counts.size === 0 || !result) return
            result.errors = [...(result.errors ?? []), summary([...counts.values()])]
          },
        }
      },
    },
  }
}

function addTo(counts: Counts, entry: Omit<WithheldCount, 'count'>): void {
  const key = `${entry.field}/${entry.reason}`
  const count = counts.get(key)?.count ?? 0
  if (count === 0 && counts.size >= ENTRIES_MAX) return
  counts.set(key, { ...entry, count: count + 1 })
}

const summary = (withheld: readonly WithheldCount[]): GraphQLFormattedError => ({
  message: 'Values were withheld: the declared purpose does not permit them.',
  extensions: { code: 'PURPOSE_DENIED', withheld },
})
