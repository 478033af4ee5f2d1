import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ApolloServer } from '@apollo/server'
import type { Caller, Declaration } from '../../src/caller/caller.ts'
import { authenticate } from '../../src/caller/registration.ts'
import { openCatalogues } from '../../src/catalogue/catalogues.ts'
import type { CatalogueDocument } from '../../src/catalogue/document.ts'
import { publishCatalogue } from '../../src/catalogue/publish.ts'
import { readCatalogue } from '../../src/catalogue/read.ts'
import { identifierHmac, type IdentifierType } from '../../src/customer/identifiers.ts'
import type { ProvenanceGroup } from '../../src/customer/provenance.ts'
import { createChangeFeed } from '../../src/changes/feed.ts'
import { openDatabase, type Database } from '../../src/database/client.ts'
import { createRecorder, type DisclosureRecorder } from '../../src/disclosure/recorder.ts'
import type { EvidenceDetail, EvidenceKind } from '../../src/evidence/kinds.ts'
import { answerPlugin } from '../../src/graphql/answer-plugin.ts'
import { createContext, type RequestContext } from '../../src/graphql/context.ts'
import { createErrorFirewall } from '../../src/graphql/error-firewall.ts'
import { inputNamesOf } from '../../src/graphql/input-path.ts'
import { hardenedApolloOptions } from '../../src/graphql/limits.ts'
import { createSubgraph } from '../../src/graphql/schema.ts'
import { silentLog } from '../../src/lib/log.ts'
import { readConfig } from '../../src/config.ts'
import type { Services } from '../../src/services.ts'
import { createTestDatabase } from './postgres.ts'

export const TENANT = 'acme'

/** One piece of evidence to lay down; recorded when it occurred unless it says otherwise. */
export type Laid = {
  [K in EvidenceKind]: {
    kind: K
    detail: EvidenceDetail[K]
    occurredAt?: Date
    recordedAt?: Date
    id?: string
    source?: string
    originProfile?: string
  }
}[EvidenceKind]

/** A customer to lay down. */
export interface CustomerSpec {
  id?: string
  jurisdiction?: string
  /** Column values by snake_case name. */
  values?: Record<string, unknown>
  provenance?: ProvenanceGroup[]
  evidence?: Laid[]
  identifiers?: Partial<Record<IdentifierType, string>>
}

/** One statement that reached the database. */
export interface Sent {
  text: string
  rows: readonly object[]
}

/** What a question is asked with. */
export interface Asking {
  client?: string | null
  purposes?: string[]
  variables?: Record<string, unknown>
  report?: Declaration['report']
  gpc?: boolean
  subject?: string
  tokenPurposes?: string[]
}

export interface Answer {
  data: Record<string, any> | null
  errors: { message: string; path?: unknown; extensions: Record<string, any> }[]
  status: number | undefined
  bytes: string
}

export type World = Awaited<ReturnType<typeof createWorld>>

/** A database with the sample catalogue and the subgraph on it; the clock is the test's. */
export async function createWorld(options: { document?: CatalogueDocument } = {}) {
  const { url, drop } = await createTestDatabase()
  const raw = await openDatabase({ url, dataDir: '/nonexistent' })
  const document = options.document ?? readCatalogue('catalogue')
  await publishCatalogue(raw.sql, document)
  const sent: Sent[] = []
  const db: Database = {
    ...raw,
    query: async (text, params, opts) => {
      const rows = await raw.query(text, params, opts)
      sent.push({ text, rows })
      return rows as never
    },
  }
  const clock: { now: Date | null } = { now: null }
  const identifierKey = Buffer.alloc(32, 7)
  const grantKey = Buffer.alloc(32, 8)
  const recorder: { current: DisclosureRecorder } = {
    current: createRecorder(db, { queueMax: 1000, deadlineMs: 2000 }),
  }
  const catalogues = await openCatalogues(db)
  const feed = { db, catalogues, log: silentLog, key: identifierKey, pollMs: 250, queueMax: 1000 }
  const services: Services = {
    db,
    catalogues,
    changes: createChangeFeed(feed),
    keys: { identifier: identifierKey, grant: grantKey },
    limits: { pageSizeMax: 200 },
    log: silentLog,
    metrics: { error() {}, denied() {}, disclosed() {} },
    gatewayOnly: false,
    defaultTenant: TENANT,
    recorder: {
      record: (rows) => recorder.current.record(rows),
      isUsable: () => recorder.current.isUsable(),
      get queued() {
        return recorder.current.queued
      },
    },
    now: () => clock.now,
  }
  const subgraph = createSubgraph(readFileSync('schema.graphql', 'utf8'))
  const hardened = hardenedApolloOptions<RequestContext>({
    limits: readConfig({}).limits,
    introspection: true,
    hideSchemaDetails: false,
    formatError: createErrorFirewall({
      log: silentLog,
      inputNames: inputNamesOf(subgraph.schema),
    }),
    log: silentLog,
  })
  const apollo = new ApolloServer<RequestContext>({
    ...hardened,
    schema: subgraph.schema,
    plugins: [...hardened.plugins, answerPlugin],
  })
  await apollo.start()

  function callerOf({ client = 'commerce', tokenPurposes, subject }: Asking): Caller | null {
    if (client === null) return null
    const registration = catalogues.of(TENANT)!.current().document.clients[client]!
    const claims = {
      client,
      tenant: TENANT,
      purposes: tokenPurposes ?? [...registration.purposes],
      expiresAt: Infinity,
      ...(subject === undefined ? {} : { subject }),
    }
    return authenticate(claims as never, { ...registration, key: client })
  }

  async function ask(query: string, asking: Asking = {}): Promise<Answer> {
    const declaration: Declaration = {
      purposes: asking.purposes ?? [],
      report: asking.report ?? 'summary',
      gpc: asking.gpc ?? false,
      isGateway: false,
      requestId: randomUUID(),
    }
    const { body, http } = await apollo.executeOperation(
      { query, variables: asking.variables ?? {} },
      { contextValue: createContext(services, callerOf(asking), declaration) },
    )
    if (body.kind !== 'single') throw new Error('expected a single result')
    const { data = null, errors = [] } = body.singleResult
    return {
      data: data as Answer['data'],
      errors: errors as unknown as Answer['errors'],
      status: http.status,
      bytes: JSON.stringify(body.singleResult),
    }
  }

  async function customer(spec: CustomerSpec = {}): Promise<string> {
    const id = spec.id ?? randomUUID()
    const values = { ...spec.values }
    const names = Object.keys(values)
    await raw.query(
      `insert into customers (tenant_id, id, jurisdiction, provenance ${names.map((n) => `, ${n}`).join('')})
       values ($1, $2, $3, $4 ${names.map((_, i) => `, $${i + 5}`).join('')})`,
      [
        TENANT,
        id,
        spec.jurisdiction ?? 'PL',
        spec.provenance ?? provenanceOf(names),
        ...Object.values(values),
      ],
    )
    for (const [type, value] of Object.entries(spec.identifiers ?? {})) {
      const hmac = identifierHmac(identifierKey, TENANT, type as IdentifierType, value)
      await raw.query(
        `insert into identifiers (tenant_id, type, value_hmac, customer_id, source) values ($1,$2,$3,$4,'test')`,
        [TENANT, type, hmac, id],
      )
    }
    for (const piece of spec.evidence ?? []) await lay(id, piece)
    return id
  }

  async function lay(customerId: string, piece: Laid): Promise<string> {
    const id = piece.id ?? randomUUID()
    await raw.query(
      `insert into evidence (tenant_id, customer_id, id, kind, occurred_at, recorded_at, source, origin_profile, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        TENANT,
        customerId,
        id,
        piece.kind,
        piece.occurredAt ?? new Date(),
        piece.recordedAt ?? piece.occurredAt ?? null,
        piece.source ?? 'web',
        piece.originProfile ?? null,
        piece.detail,
      ],
    )
    return id
  }

  return {
    ask,
    customer,
    lay,
    clock,
    sent,
    services,
    recorder,
    db: raw,
    url,
    document,
    subgraph,
    async close() {
      services.changes.close()
      await apollo.stop()
      await raw.close()
      await drop()
    },
  }
}

/** Values that were collected for everything, unless a test says otherwise. */
export const provenanceOf = (columns: string[], collectedFor?: string[]): ProvenanceGroup[] => [
  {
    fields: columns.map((c) => c.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())),
    source: 'webshop',
    collectedAt: Date.UTC(2026, 9, 1),
    collectedFor: collectedFor ?? [
      'order.fulfilment',
      'order.delivery',
      'service.support',
      'account.management',
      'marketing.email',
      'rights.fulfilment',
      'accounting.records',
    ],
  },
]

/** A running contract. */
export const order = (over: Partial<EvidenceDetail['CONTRACT']> = {}): Laid => ({
  kind: 'CONTRACT',
  detail: { controller: 'acme-pl', type: 'ORDER', ...over },
  occurredAt: new Date('2026-10-01T12:00:00Z'),
})

/** A confirmed, proven consent. */
export const consent = (
  purpose: string,
  over: Partial<EvidenceDetail['EXPRESSION']> = {},
  occurredAt = new Date('2026-10-01T12:00:00Z'),
): Laid => ({
  kind: 'EXPRESSION',
  occurredAt,
  detail: {
    state: 'GIVEN',
    purpose,
    controllers: ['acme-pl'],
    purposeVersion: 2,
    noticeId: 'newsletter',
    method: 'CHECKBOX',
    confirmedAt: occurredAt.getTime(),
    ...over,
  },
})
