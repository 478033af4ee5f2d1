import type { GraphQLSchema } from 'graphql'
import type { Config } from './config.ts'
import type { RequestContext } from './graphql/context.ts'
import type { ErrorFirewall } from './graphql/error-firewall.ts'
import { recordDisclosures, reportWithheld } from './graphql/settle.ts'
import {
  createSubscriptionPipeline,
  type SubscriptionPipeline,
} from './graphql/subscription-operation.ts'
import type { Services } from './services.ts'
import type { WebSocketConfig } from './server/websocket.ts'
import type { Sessions } from './sessions.ts'

/** Events answered at a time: each is at least one statement, and the pool has few connections. */
const EXECUTIONS_MAX = 32
/** Below the idle timeouts of common proxies. */
const HEARTBEAT_MS = 12_000
const STALL_MS = 30_000
const CONNECTION_INIT_MS = 3000
const OPERATIONS_PER_SOCKET_MAX = 20
const MESSAGE_BYTES_MAX = 131_072

/** How silence and slow readers are treated, on either transport. */
export const streamPace = { heartbeatMs: HEARTBEAT_MS, stallMs: STALL_MS }

/** The bounds of WebSockets. */
export const webSocketBounds = (config: Config): WebSocketConfig => ({
  ...streamPace,
  publicUrl: config.publicUrl,
  socketsMax: config.limits.streamsMax,
  messageBytesMax: MESSAGE_BYTES_MAX,
  operationsMax: OPERATIONS_PER_SOCKET_MAX,
  connectionInitMs: CONNECTION_INIT_MS,
})

/** Subscriptions under the same bounds, the same firewall and the same record as queries. */
export const createPipeline = (
  config: Config,
  parts: {
    readonly schema: GraphQLSchema
    readonly services: Services
    readonly sessions: Sessions
    readonly formatError: ErrorFirewall
  },
): SubscriptionPipeline =>
  createSubscriptionPipeline<RequestContext>({
    schema: parts.schema,
    limits: config.limits,
    hideSchemaDetails: config.mode !== 'development',
    formatError: parts.formatError,
    openSession: (headers) => parts.sessions.open(headers),
    async beforeSend(ctx, result) {
      await recordDisclosures(ctx)
      const told = reportWithheld(ctx)
      return told.length === 0 ? result : { ...result, errors: [...(result.errors ?? []), ...told] }
    },
    deadlineMs: config.deadlines.requestMs,
    executionsMax: EXECUTIONS_MAX,
    log: parts.services.log,
  })
