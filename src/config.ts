import { inspect } from 'node:util'
import { z } from 'zod'

/** A value that no log, `JSON.stringify` or `inspect` shows; only `reveal` gives it. */
export interface Secret<T> {
  readonly reveal: () => T
}

/** Everything the process reads from its environment, checked and frozen. Times in milliseconds. */
export interface Config {
  readonly mode: 'development' | 'production'
  readonly host: string
  readonly port: number
  /** Where clients reach this server, where that differs from host and port. */
  readonly publicUrl?: string
  readonly logLevel: LogLevel
  readonly playground: boolean
  readonly preferenceCentre: boolean
  readonly database: DatabaseConfig
  readonly auth: AuthConfig
  readonly keys: KeyConfig
  /** Absent only in development: then no request counts as the gateway's. */
  readonly gatewaySecret?: Secret<string>
  readonly limits: Limits
  readonly changes: ChangesConfig
  readonly deadlines: Deadlines
}

/** Where the data is. */
export interface DatabaseConfig {
  /** Absent: the embedded database in `dataDir`. A secret, as it may hold a password. */
  readonly url?: Secret<string>
  readonly dataDir: string
  readonly poolMax?: number
  readonly pendingMax: number
}

/** Who may issue tokens. All four are absent where only development tokens are accepted. */
export interface AuthConfig {
  readonly jwksUrl?: string
  readonly jwksFile?: string
  readonly issuer?: string
  readonly audience?: string
  readonly tokenAgeMaxSeconds: number
}

/** Keys given from outside; what is absent comes from the key file of `caller/keys.ts`. */
export interface KeyConfig {
  readonly signingKeyFile?: string
  readonly identifier?: Secret<Uint8Array>
  readonly grant?: Secret<Uint8Array>
}

/** The bounds of one request and of the process. */
export interface Limits {
  readonly bodyBytes: number
  readonly connectionsMax: number
  readonly inFlightMax: number
  readonly streamsMax: number
  readonly depthMax: number
  readonly fieldsMax: number
  readonly aliasesMax: number
  readonly tokensMax: number
  readonly directivesMax: number
  readonly rootFieldsMax: number
  readonly mutationFieldsMax: number
  readonly representationsMax: number
  readonly pageSizeMax: number
  readonly disclosureQueueMax: number
}

/** How changes of customers are followed and kept. */
export interface ChangesConfig {
  readonly pollMs: number
  readonly queueMax: number
  readonly tickMs: number
  readonly retentionMs: number
}

/** How long things may take. */
export interface Deadlines {
  readonly requestMs: number
  readonly queryMs: number
  readonly healthCheckMs: number
  readonly keepAliveMs: number
  readonly shutdownMs: number
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'

/** A configuration that is refused. Holds every fault found, each beginning with the variable's name. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault'
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(['The configuration is not usable:', ...faults.map((fault) => `  ${fault}`)].join('\n'))
    this.faults = faults
  }
}

/**
 * The configuration in `env`. Throws ConfigFault with all faults at once; no fault repeats a value,
 * since any variable may hold a secret. A variable that is set but empty counts as absent, as
 * compose files write it.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const faults = parsed.error?.issues.map(describeIssue) ?? []
  faults.push(...crossFaults(given))
  if (!parsed.success || faults.length > 0) throw new ConfigFault(faults.toSorted())
  return deepFreeze(toConfig(parsed.data))
}

const describeIssue = (issue: z.core.$ZodIssue): string =>
  `${issue.path.join('.')}: ${issue.message}`

const whole = (min: number, max: number, byDefault: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be from ${min} to ${max}`)
    .default(byDefault)

const text = () => z.string().max(2048, 'must be at most 2048 characters')

/** 32 bytes or more, as base64 or hex. Shorter keys of HMAC-SHA256 weaken it (RFC 2104, 3). */
const keyBytes = () =>
  text().transform((value, ctx) => {
    const isHex = /^(?:[0-9a-f]{2})+$/i.test(value)
    const bytes = Buffer.from(value, isHex ? 'hex' : 'base64')
    if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(value) || bytes.length < 32) {
      ctx.addIssue({
        code: 'custom',
        message: 'must be at least 32 random bytes as base64 or hex; try: openssl rand -base64 32',
      })
      return z.NEVER
    }
    return secret(new Uint8Array(bytes))
  })

const webAddress = (protocol: RegExp, message: string) => text().pipe(z.url({ protocol, message }))

/** One entry per variable; its description and default are what the reference in the docs shows. */
const environment = z.object({
  PORT: whole(0, 65_535, 4001).describe('TCP port; 0 takes any free one.'),
  HOST: text().default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all.'),
  PUBLIC_URL: webAddress(/^https?$/, 'must be an http or https URL')
    .optional()
    .describe('Address under which clients reach this server.'),
  MODE: z
    .enum(['development', 'production'], 'must be development or production')
    .default('development')
    .describe(
      'production demands a token issuer and a gateway secret, and knows no development tokens.',
    ),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
      'must be fatal, error, warn, info, debug or silent',
    )
    .default('info')
    .describe('Least severe event that is logged.'),
  PLAYGROUND: z
    .enum(['0', '1'], 'must be 0 or 1')
    .optional()
    .describe(
      '1 serves the playground on /, 0 does not. Default: 1 in development alone; in production it has no tokens.',
    ),
  PREFERENCE_CENTRE: z
    .enum(['0', '1'], 'must be 0 or 1')
    .optional()
    .describe(
      '1 serves the preference centre on /me and for embedding, 0 does not. Default: 1 in development alone; in production the embedding site signs customers in.',
    ),
  DATABASE_URL: webAddress(/^postgres(?:ql)?$/, 'must be a postgres:// URL')
    .optional()
    .describe('PostgreSQL to use. Absent: the embedded database in DATA_DIR.'),
  DATA_DIR: text().default('./data').describe('Folder of the embedded database and own key files.'),
  DATABASE_POOL_MAX: whole(1, 200, 4)
    .removeDefault()
    .optional()
    .describe('Connections to the database. Default: 4, and 1 for the embedded one.'),
  DATABASE_PENDING_MAX: whole(1, 100_000, 1000).describe(
    'Statements under way or waiting; one more is answered OVERLOADED.',
  ),
  AUTH_JWKS_URL: webAddress(/^https?$/, 'must be an http or https URL')
    .optional()
    .describe('Public keys of the token issuer. This or AUTH_JWKS_FILE in production.'),
  AUTH_JWKS_FILE: text().optional().describe('The same as a file.'),
  AUTH_ISSUER: text().optional().describe('The iss claim a token must have. Needed in production.'),
  AUTH_AUDIENCE: text()
    .optional()
    .describe('The aud claim a token must have. Needed in production.'),
  AUTH_TOKEN_AGE_MAX_S: whole(60, 2_678_400, 86_400).describe(
    'Oldest token accepted by its iat claim, whatever its exp says. Seconds.',
  ),
  GATEWAY_SECRET: text()
    .min(16, 'must be at least 16 characters')
    .transform((value) => secret(value))
    .optional()
    .describe('What the gateway sends as router-authorization. Needed in production.'),
  SIGNING_KEY_FILE: text()
    .optional()
    .describe(
      'Ed25519 private key (PKCS#8 PEM) for grants, receipts and checkpoints. Absent: made once in DATA_DIR.',
    ),
  IDENTIFIER_KEY: keyBytes()
    .optional()
    .describe(
      'HMAC key of the identifier index, 32 bytes or more, as base64 or hex. Absent: made once in DATA_DIR; several instances need the variable.',
    ),
  GRANT_KEY: keyBytes()
    .optional()
    .describe('HMAC key of purpose grants. Absent: derived from IDENTIFIER_KEY.'),
  BODY_LIMIT_BYTES: whole(1024, 67_108_864, 1_048_576).describe('Largest body of a request.'),
  MAX_CONNECTIONS: whole(1, 100_000, 1000).describe('Open connections; more are closed at once.'),
  MAX_IN_FLIGHT: whole(1, 10_000, 256).describe(
    'Requests worked on at a time; more get OVERLOADED.',
  ),
  MAX_STREAMS: whole(1, 10_000, 500).describe('Open subscriptions; more get OVERLOADED.'),
  MAX_DEPTH: whole(1, 100, 12).describe('Levels of fields in an operation.'),
  MAX_FIELDS: whole(1, 100_000, 1000).describe('Fields of an operation, fragments expanded.'),
  MAX_ALIASES: whole(0, 10_000, 50).describe('Aliases of an operation; _entities is exempt.'),
  MAX_TOKENS: whole(100, 20_000, 5000).describe('Lexical tokens of a document.'),
  MAX_DIRECTIVES: whole(0, 10_000, 50).describe('Directives used in an operation.'),
  MAX_ROOT_FIELDS: whole(1, 10_000, 100).describe('Root fields of a query.'),
  MAX_MUTATION_FIELDS: whole(1, 1000, 10).describe('Root fields of a mutation.'),
  MAX_REPRESENTATIONS: whole(1, 100_000, 1000).describe(
    'Representations in one request of a gateway, all _entities fields together.',
  ),
  MAX_PAGE_SIZE: whole(1, 10_000, 200).describe('Items of one page.'),
  DISCLOSURE_QUEUE_MAX: whole(1, 1_000_000, 10_000).describe(
    'Disclosure records waiting to be written; one more is answered DISCLOSURE_RECORD_UNAVAILABLE.',
  ),
  CHANGES_POLL_MS: whole(10, 60_000, 250).describe(
    'Longest time until a subscription hears of a change where hints are lost. Milliseconds.',
  ),
  CHANGES_QUEUE_MAX: whole(10, 100_000, 1000).describe(
    'Changes waiting for one subscription; one more ends it with OVERLOADED.',
  ),
  CHANGES_RETENTION_DAYS: whole(1, 3650, 7).describe(
    'How long changes are kept, and with them the cursors of subscriptions.',
  ),
  CLOCK_TICK_MS: whole(10, 60_000, 1000).describe(
    'How often it is looked for terms that ended or began. Milliseconds.',
  ),
  REQUEST_DEADLINE_MS: whole(50, 600_000, 10_000).describe('Answer to a request, then OVERLOADED.'),
  QUERY_DEADLINE_MS: whole(50, 600_000, 5000).describe('One statement, then STORE_UNAVAILABLE.'),
  HEALTH_DEADLINE_MS: whole(50, 60_000, 1000).describe('One check of /health/ready.'),
  KEEP_ALIVE_MS: whole(1000, 600_000, 65_000).describe(
    'Idle connection; longer than the gateway keeps its own, else it writes into a closed one.',
  ),
  SHUTDOWN_GRACE_MS: whole(0, 600_000, 10_000).describe('Requests under way at SIGTERM.'),
})

/** One row of the reference of the environment. */
export interface ConfigVariable {
  readonly name: string
  /** Absent where the variable has none. */
  readonly default?: string
  readonly meaning: string
}

/** Every variable the process reads, in the order of the documentation. */
export const configReference: readonly ConfigVariable[] = Object.entries(environment.shape).map(
  ([name, schema]) => {
    const byDefault: unknown = schema.safeParse(undefined).data
    const meaning = schema.description ?? ''
    const hasDefault = typeof byDefault === 'string' || typeof byDefault === 'number'
    return hasDefault ? { name, default: String(byDefault), meaning } : { name, meaning }
  },
)

/** What `production` demands beyond what has a default. */
const neededInProduction: readonly (readonly [name: string, why: string])[] = [
  ['AUTH_ISSUER', 'the issuer of tokens'],
  ['AUTH_AUDIENCE', 'the audience of tokens'],
  ['GATEWAY_SECRET', 'the secret shared with the gateway, at least 16 characters'],
]

/** Faults that need more than one variable; found even where a single one is faulty too. */
function crossFaults(given: Readonly<Record<string, string | undefined>>): string[] {
  const has = (name: string): boolean => given[name] !== undefined
  const faults: string[] = []
  if (has('AUTH_JWKS_URL') && has('AUTH_JWKS_FILE')) {
    faults.push('AUTH_JWKS_FILE: give either AUTH_JWKS_URL or AUTH_JWKS_FILE, not both')
  }
  const hasKeys = has('AUTH_JWKS_URL') || has('AUTH_JWKS_FILE')
  if (given['MODE'] !== 'production') {
    const isPartial = hasKeys !== has('AUTH_ISSUER') || hasKeys !== has('AUTH_AUDIENCE')
    if (isPartial) {
      faults.push(
        'AUTH_ISSUER: AUTH_ISSUER, AUTH_AUDIENCE and AUTH_JWKS_URL or AUTH_JWKS_FILE go together; give all or none',
      )
    }
    return faults
  }
  if (!hasKeys)
    faults.push('AUTH_JWKS_URL: needed in production, or AUTH_JWKS_FILE: the keys of the issuer')
  for (const [name, why] of neededInProduction) {
    if (!has(name)) faults.push(`${name}: needed in production: ${why}`)
  }
  return faults
}

const DAY_MS = 86_400_000

type Environment = z.output<typeof environment>

function toConfig(env: Environment): Config {
  return {
    mode: env.MODE,
    host: env.HOST,
    port: env.PORT,
    ...(env.PUBLIC_URL && { publicUrl: env.PUBLIC_URL }),
    logLevel: env.LOG_LEVEL,
    playground: env.PLAYGROUND === undefined ? env.MODE === 'development' : env.PLAYGROUND === '1',
    preferenceCentre:
      env.PREFERENCE_CENTRE === undefined
        ? env.MODE === 'development'
        : env.PREFERENCE_CENTRE === '1',
    database: {
      ...(env.DATABASE_URL && { url: secret(env.DATABASE_URL) }),
      dataDir: env.DATA_DIR,
      ...(env.DATABASE_POOL_MAX && { poolMax: env.DATABASE_POOL_MAX }),
      pendingMax: env.DATABASE_PENDING_MAX,
    },
    auth: {
      ...(env.AUTH_JWKS_URL && { jwksUrl: env.AUTH_JWKS_URL }),
      ...(env.AUTH_JWKS_FILE && { jwksFile: env.AUTH_JWKS_FILE }),
      ...(env.AUTH_ISSUER && { issuer: env.AUTH_ISSUER }),
      ...(env.AUTH_AUDIENCE && { audience: env.AUTH_AUDIENCE }),
      tokenAgeMaxSeconds: env.AUTH_TOKEN_AGE_MAX_S,
    },
    keys: {
      ...(env.SIGNING_KEY_FILE && { signingKeyFile: env.SIGNING_KEY_FILE }),
      ...(env.IDENTIFIER_KEY && { identifier: env.IDENTIFIER_KEY }),
      ...(env.GRANT_KEY && { grant: env.GRANT_KEY }),
    },
    ...(env.GATEWAY_SECRET && { gatewaySecret: env.GATEWAY_SECRET }),
    limits: toLimits(env),
    changes: {
      pollMs: env.CHANGES_POLL_MS,
      queueMax: env.CHANGES_QUEUE_MAX,
      tickMs: env.CLOCK_TICK_MS,
      retentionMs: env.CHANGES_RETENTION_DAYS * DAY_MS,
    },
    deadlines: {
      requestMs: env.REQUEST_DEADLINE_MS,
      queryMs: env.QUERY_DEADLINE_MS,
      healthCheckMs: env.HEALTH_DEADLINE_MS,
      keepAliveMs: env.KEEP_ALIVE_MS,
      shutdownMs: env.SHUTDOWN_GRACE_MS,
    },
  }
}

const toLimits = (env: Environment): Limits => ({
  bodyBytes: env.BODY_LIMIT_BYTES,
  connectionsMax: env.MAX_CONNECTIONS,
  inFlightMax: env.MAX_IN_FLIGHT,
  streamsMax: env.MAX_STREAMS,
  depthMax: env.MAX_DEPTH,
  fieldsMax: env.MAX_FIELDS,
  aliasesMax: env.MAX_ALIASES,
  tokensMax: env.MAX_TOKENS,
  directivesMax: env.MAX_DIRECTIVES,
  rootFieldsMax: env.MAX_ROOT_FIELDS,
  mutationFieldsMax: env.MAX_MUTATION_FIELDS,
  representationsMax: env.MAX_REPRESENTATIONS,
  pageSizeMax: env.MAX_PAGE_SIZE,
  disclosureQueueMax: env.DISCLOSURE_QUEUE_MAX,
})

function secret<T>(value: T): Secret<T> {
  const shown = { toJSON: shownSecret, [inspect.custom]: shownSecret }
  return Object.assign(shown, { reveal: () => value })
}

const shownSecret = () => '[secret]'

/** Bytes cannot be frozen; they stay behind a Secret, which can. */
function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part)
  }
  return Object.freeze(value)
}
