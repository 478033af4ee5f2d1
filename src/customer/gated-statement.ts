import type { Targets } from '../catalogue/targets.ts'
import { valueColumns } from './columns.ts'

/** How the customers of a statement are found. */
export type Lookup =
  | { readonly by: 'ids' }
  | { readonly by: 'identifier'; readonly target: string }
  | { readonly by: 'page'; readonly limit: number }

/** What a gated statement is made for; its text depends on nothing else. */
export interface GatedStatement {
  readonly lookup: Lookup
  /** Fields whose values are wanted, sorted. */
  readonly fields: readonly string[]
  /** How many contexts must all permit: one for each declared purpose. */
  readonly contexts: number
}

/** One row of a gated statement: columns by context number, then the permitted values by field. */
export type GatedRow = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly seq: number
  readonly at: number
  /** When the earliest standing ends, epoch milliseconds; infinite for never. */
  readonly until: number | null
  readonly current: boolean
  readonly fresh: boolean
}

/**
 * The one statement that decides and reads. A value leaves the database only where, in this very
 * snapshot, each context has a standing that counts all the evidence (`seq`), belongs to the revision
 * in force, holds at this instant, and permits the field; else the column is null and `fresh` tells
 * whether to recompute. Parameters: $1 tenant, $2 revision, $3 now or null, then those of the lookup,
 * then the context keys.
 *
 * The page is cut in a subselect before any join, and its size is a literal: with a parameter the
 * generic plan assumes a tenth of the table and scans it.
 */
export function gatedStatementText(statement: GatedStatement, targets: Targets): string {
  const { lookup, fields, contexts } = statement
  const firstContext = 4 + (lookup.by === 'identifier' ? 2 : 1)
  const each = Array.from({ length: contexts }, (_, i) => i + 1)
  const holds = each.map(
    (i) => `s${i}.seq = c.seq and s${i}.revision = $2::int
        and s${i}.computed_at <= t.at and t.at < s${i}.valid_until`,
  )
  const permits = (target: string) => {
    const index = targets.indexOf(target)
    if (index === undefined) return 'false'
    return each.map((i) => `get_byte(s${i}.outcomes, ${index}) = 0`).join(' and ')
  }
  const found =
    lookup.by === 'identifier'
      ? ` and case when g.fresh then ${permits(lookup.target)} else true end`
      : ''
  return `
with clock as materialized (
  select coalesce($3::timestamptz, statement_timestamp()) as now,
         (select h.revision from catalogue_heads h where h.tenant_id = $1) = $2::int as current)
select c.id, c.seq, k.current, coalesce(g.fresh, false) as fresh, floor(extract(epoch from t.at) * 1000)::float8 as at,
  floor(extract(epoch from least(${each.map((i) => `s${i}.valid_until`).join(', ')})) * 1000)::float8 as until,
  ${each.map((i) => `s${i}.outcomes as o${i}, s${i}.basis as b${i}, s${i}.evidence as e${i}, s${i}.purpose_version as p${i}`).join(',\n  ')}
  ${fields.map((f) => `, case when g.fresh and ${permits(f)} then ${valueColumns.get(f)} end as "${f}"`).join('\n  ')}
  from clock k
  cross join ${source(lookup)}
  cross join lateral (select greatest(k.now, c.touched_at) as at) t
  ${each.map((i) => `left join standings s${i} on s${i}.tenant_id = c.tenant_id and s${i}.customer_id = c.id and s${i}.context = $${firstContext + i - 1}::bigint`).join('\n  ')}
  cross join lateral (select k.current and ${holds.join(' and ')} as fresh) g
 where true${found}
 order by c.id`
}

function source(lookup: Lookup): string {
  switch (lookup.by) {
    case 'ids':
      return `(select * from customers where tenant_id = $1 and id = any($4::uuid[])) c`
    case 'identifier':
      return `(select c.* from identifiers i join customers c on c.tenant_id = i.tenant_id and c.id = i.customer_id
         where i.tenant_id = $1 and i.type = $4::text and i.value_hmac = $5::bytea) c`
    case 'page':
      return `(select * from customers where tenant_id = $1 and id > $4::uuid
         order by id limit ${Math.trunc(lookup.limit)}) c`
  }
}
