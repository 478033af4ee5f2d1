import { compileRevision, type Catalogues } from '../catalogue/catalogues.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import { loadCatalogue } from '../catalogue/store.ts'
import { databaseFault, type Database } from '../database/client.ts'

/** Compiled revisions kept beside the one in force: a path seldom goes further back. */
const KEPT_MAX = 8

/** Any published revision, compiled. What is published never changes, so keeping it is safe. */
export interface Revisions {
  /** Null where there is no such revision. Throws STORE_UNAVAILABLE if it cannot be read. */
  at(tenant: string, revision: number | null): Promise<LiveCatalogue | null>
}

/** Revisions of all tenants; the last few asked for are kept. */
export function createRevisions(db: Database, catalogues: Catalogues): Revisions {
  const kept = new Map<string, Promise<LiveCatalogue | null>>()

  async function load(tenant: string, revision: number): Promise<LiveCatalogue | null> {
    const loaded = await loadCatalogue(db.sql, tenant, revision).catch((error: unknown) => {
      throw databaseFault(error)
    })
    return loaded ? compileRevision(loaded) : null
  }

  return {
    async at(tenant, revision) {
      if (revision === null || revision < 1) return null
      const live = catalogues.of(tenant)?.current()
      if (live?.revision === revision) return live
      const key = `${revision}/${tenant}`
      const known = kept.get(key)
      kept.delete(key)
      const loading = known ?? load(tenant, revision)
      kept.set(key, loading)
      loading.catch(() => kept.delete(key))
      if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value!)
      return loading
    },
  }
}
