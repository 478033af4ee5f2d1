import { databaseFault, type Database } from '../database/client.ts'
import { compileCatalogue } from '../decision/catalogue.ts'
import type { CatalogueSource } from './source.ts'
import type { LiveCatalogue } from './live.ts'
import { loadCatalogue, type LoadedCatalogue } from './store.ts'
import { createTargets, withCategoryTargets } from './targets.ts'
import { toModel } from './to-model.ts'

/** The catalogues of all tenants, compiled, as this process knows them. */
export interface Catalogues {
  /** Tenants that have a catalogue, sorted. */
  readonly tenants: readonly string[]
  /** Undefined for a tenant without a catalogue. */
  of(tenant: string): CatalogueSource | undefined
  /** Takes up every revision published meanwhile, also of new tenants. */
  refresh(): Promise<void>
}

/** One revision, compiled. */
export function compileRevision(loaded: LoadedCatalogue): LiveCatalogue {
  const model = toModel(loaded.document)
  const categories = Object.keys(loaded.document.dataCategories)
  return {
    revision: loaded.revision,
    publishedAt: loaded.publishedAt,
    document: loaded.document,
    engine: compileCatalogue(withCategoryTargets(model, categories)),
    targets: createTargets(Object.keys(model.fields), categories),
  }
}

/** Loads and compiles the catalogue of each tenant. Throws STORE_UNAVAILABLE if it cannot be read. */
export async function openCatalogues(db: Database): Promise<Catalogues> {
  const live = new Map<string, LiveCatalogue>()
  const loading = new Map<string, Promise<void>>()

  async function load(tenant: string): Promise<void> {
    const loaded = await loadCatalogue(db.sql, tenant).catch((error: unknown) => {
      throw databaseFault(error)
    })
    if (loaded && loaded.revision !== live.get(tenant)?.revision) {
      live.set(tenant, compileRevision(loaded))
    }
  }
  /** However many requests find a newer revision, it is loaded once. */
  function reload(tenant: string): Promise<void> {
    let running = loading.get(tenant)
    if (!running) {
      running = load(tenant).finally(() => loading.delete(tenant))
      loading.set(tenant, running)
    }
    return running
  }
  async function refresh(): Promise<void> {
    const heads = await db.query<{ tenant: string; revision: number }>(
      `select tenant_id as tenant, revision from catalogue_heads`,
    )
    const moved = heads.filter((h) => live.get(h.tenant)?.revision !== h.revision)
    await Promise.all(moved.map((h) => reload(h.tenant)))
  }

  await refresh()
  return {
    get tenants() {
      return [...live.keys()].toSorted()
    },
    of: (tenant) =>
      live.has(tenant)
        ? { current: () => live.get(tenant)!, reload: () => reload(tenant) }
        : undefined,
    refresh,
  }
}
