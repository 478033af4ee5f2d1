import DataLoader from 'dataloader'
import type { Caller } from '../caller/caller.ts'
import type { DecisionContext } from '../customer/context.ts'
import { createFaultView, type CustomerView } from '../customer/customer-view.ts'
import { loadPeople, type PersonAtSeq } from '../customer/facts-store.ts'
import { readGated } from '../customer/gated-read.ts'
import { identifierTarget, identifierHmac, type IdentifierType } from '../customer/identifiers.ts'
import { readPage, type Page } from '../customer/page.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import type { CatalogueSource } from '../catalogue/source.ts'
import type { ReadScope } from '../customer/read-scope.ts'
import { AppError } from '../lib/errors.ts'
import { isUuid } from '../lib/uuid.ts'
import type { Services } from '../services.ts'
import { authenticated } from './authenticated.ts'
import type { RequestFault } from './withheld-report.ts'

/** Ids of one statement at most. */
const BATCH_MAX = 1000

/** The only way a request comes by customers; each way passes the same gate. */
export interface CustomerReader {
  byId(id: string, fields: readonly string[]): Promise<CustomerView | null>
  byIdentifier(
    type: IdentifierType,
    value: string,
    fields: readonly string[],
  ): Promise<CustomerView | null>
  page(first: number, after: string | null, fields: readonly string[]): Promise<Page>
  /** Facts for explaining a decision; null if the person is gone. */
  person(id: string): Promise<PersonAtSeq | null>
  /** Lets go of what was read: something was put on file meanwhile. */
  forget(): void
}

/** What a reader works with. */
export interface ReaderParts {
  readonly services: Services
  readonly caller: Caller | null
  readonly fault: RequestFault | null
  readonly contexts: readonly DecisionContext[]
  readonly catalogue: CatalogueSource
  /** Told when the fault of the request kept something from being read. */
  readonly onFault: () => void
}

/**
 * A reader for one request. Throws UNAUTHENTICATED without a caller. Where the request is at fault
 * nothing is read: every well-formed id gives the same view, and searches find nobody.
 */
export function createReader(parts: ReaderParts): CustomerReader {
  const { services, caller, fault, contexts, catalogue, onFault } = parts
  const scope = (): ReadScope => ({
    db: services.db,
    tenant: authenticated({ caller }).tenant,
    catalogue,
    recheck: (live) => requireSameRegistration(authenticated({ caller }), live),
    now: services.now(),
    contexts,
  })
  const exists = (view: CustomerView): boolean =>
    !view.isErased && (caller?.subject === undefined || caller.subject.toLowerCase() === view.id)

  const loaders = new Map<string, DataLoader<string, CustomerView | null>>()
  function loaderOf(fields: readonly string[]): DataLoader<string, CustomerView | null> {
    const key = fields.join()
    let loader = loaders.get(key)
    if (!loader) {
      loader = new DataLoader((ids) => readByIds(scope(), ids, fields), { maxBatchSize: BATCH_MAX })
      loaders.set(key, loader)
    }
    return loader
  }
  const people = new DataLoader<string, PersonAtSeq | null>(
    async (ids) => {
      const { db, tenant, now } = scope()
      return inOrder(ids, await loadPeople(db, tenant, ids, now))
    },
    { maxBatchSize: BATCH_MAX },
  )

  return {
    async byId(id, fields) {
      authenticated({ caller })
      if (!isUuid(id)) return null
      if (fault) onFault()
      if (fault) return createFaultView(id, fields, fault.reason, fault.purpose)
      const view = await loaderOf(fields).load(id.toLowerCase())
      return view && exists(view) ? view : null
    },
    async byIdentifier(type, value, fields) {
      const { tenant } = authenticated({ caller })
      if (fault) onFault()
      if (fault) return null
      const hmac = identifierHmac(services.keys.identifier, tenant, type, value)
      const lookup = { by: 'identifier', target: identifierTarget[type] } as const
      const [view] = await readGated(scope(), { lookup, parameters: [type, hmac], fields })
      return view && exists(view) ? view : null
    },
    async page(first, after, fields) {
      authenticated({ caller })
      if (fault) onFault()
      if (fault) return { views: [], hasNextPage: false, end: null }
      // A signed-in customer has a list of one, and no page to count the others by.
      if (caller?.subject !== undefined) return ownPage(await this.byId(caller.subject, fields))
      return readPage(scope(), { first, after, fields, exists })
    },
    person: (id) => people.load(id),
    forget() {
      loaders.clear()
      people.clearAll()
    },
  }
}

const ownPage = (view: CustomerView | null): Page => ({
  views: view?.isVisible ? [view] : [],
  hasNextPage: false,
  end: null,
})

async function readByIds(
  scope: ReadScope,
  ids: readonly string[],
  fields: readonly string[],
): Promise<(CustomerView | null)[]> {
  return inOrder(ids, await readGated(scope, { lookup: { by: 'ids' }, parameters: [ids], fields }))
}

function inOrder<T extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly T[],
): (T | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id) ?? null)
}

/** A registration that changed under a request ends it: what it was told to be may no longer be so. */
export function requireSameRegistration(caller: Caller, { document }: LiveCatalogue): void {
  const registration = document.clients[caller.client]
  const same =
    registration !== undefined &&
    registration.controller === caller.controller &&
    registration.operation === caller.operation &&
    registration.channel === caller.channel &&
    registration.topic === caller.topic &&
    registration.recipient === caller.recipient &&
    [...caller.purposes].every((purpose) => registration.purposes.includes(purpose))
  if (!same) {
    throw new AppError('CONFLICT', { hint: 'The registration of the client has just changed.' })
  }
}
