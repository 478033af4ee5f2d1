/** Faults that somebody could make, planted by wrapping: the harness must find every one of them. */
import { createHash } from 'node:crypto'
import { GraphQLObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import type { CustomerView } from '../../src/customer/customer-view.ts'
import type { Database } from '../../src/database/client.ts'
import type { RequestContext } from '../../src/graphql/context.ts'
import { FIELDS } from '../customer/histories.ts'
import { columnOf } from '../customer/laid.ts'
import type { Mutant } from './server.ts'

type Resolve = GraphQLFieldResolver<any, RequestContext>

/** Puts `around` in the place of a resolver, which it gets to call. */
function wrap(
  schema: GraphQLSchema,
  coordinate: string,
  around: (original: Resolve) => Resolve,
): void {
  const [type, name] = coordinate.split('.') as [string, string]
  const field = (schema.getType(type) as GraphQLObjectType).getFields()[name]!
  field.resolve = around(field.resolve ?? ((source) => source[name])) as never
}

async function storedOf(raw: Database, id: string, field: string): Promise<unknown> {
  const [row] = await raw.query<{ value: unknown }>(
    `select ${columnOf(field)} as value from customers where id = $1`,
    [id],
  )
  return row?.value ?? null
}

const sha256 = (value: unknown) => createHash('sha256').update(String(value)).digest('hex')

export const mutants: readonly Mutant[] = [
  {
    name: 'a view releases one field that is denied',
    schema: (schema, raw) =>
      wrap(schema, 'Customer.lastName', (original) => async (view, args, ctx, info) => {
        const value = await original(view, args, ctx, info)
        return value ?? (ctx.fault ? null : storedOf(raw, view.id, 'lastName'))
      }),
  },
  {
    name: 'the report contains the value',
    schema: (schema, raw) =>
      wrap(schema, 'Customer.phone', (original) => async (view: CustomerView, args, ctx, info) => {
        const denial = view.denial('phone')
        if (denial && !ctx.fault) {
          const category = String(await storedOf(raw, view.id, 'phone'))
          ctx.report.add({ view, field: 'phone', category, denial, path: [] })
        }
        return original(view, args, ctx, info)
      }),
  },
  {
    name: 'an explanation contains the value in base64',
    schema: (schema, raw) =>
      wrap(schema, 'Customer.withheld', (original) => async (view, args, ctx, info) => {
        const list = (await original(view, args, ctx, info)) as { explanation: string }[]
        const value = String(await storedOf(raw, view.id, 'taxId'))
        return list.map((entry) => ({
          ...entry,
          explanation: Buffer.from(`x${value}`).toString('base64'),
        }))
      }),
  },
  {
    name: 'a list is ordered by a value',
    schema: (schema, raw) =>
      wrap(schema, 'Query.customers', (original) => async (source, args, ctx, info) => {
        const page = (await original(source, args, ctx, info)) as { nodes: CustomerView[] }
        const keys = new Map<string, string>()
        for (const { id } of page.nodes) keys.set(id, String(await storedOf(raw, id, 'jobTitle')))
        return {
          ...page,
          nodes: page.nodes.toSorted((a, b) => (keys.get(a.id)! < keys.get(b.id)! ? -1 : 1)),
        }
      }),
  },
  {
    name: 'a list is filtered by a value',
    schema: (schema, raw) =>
      wrap(schema, 'Query.customers', (original) => async (source, args, ctx, info) => {
        const page = (await original(source, args, ctx, info)) as { nodes: CustomerView[] }
        const nodes = []
        for (const view of page.nodes) {
          if (Number(await storedOf(raw, view.id, 'loyaltyPoints')) % 2 === 0) nodes.push(view)
        }
        return { ...page, nodes }
      }),
  },
  {
    name: 'one more statement runs where there is a value',
    schema: (schema, raw) =>
      wrap(schema, 'Customer.interests', (original) => async (view, args, ctx, info) => {
        const value = ctx.fault ? null : await storedOf(raw, view.id, 'interests')
        if (value !== null) await ctx.services.db.query('select 1')
        return original(view, args, ctx, info)
      }),
  },
  {
    name: 'customers are cached across purposes',
    schema: (schema) => {
      const cache = new Map<string, unknown>()
      wrap(schema, 'Query.customer', () => async (_source, { id }, ctx) => {
        if (!cache.has(id)) cache.set(id, await ctx.customers.byId(id, FIELDS))
        return cache.get(id)
      })
    },
  },
  {
    name: 'a lookup by identifier passes no gate',
    sql: (text) => text.replace(/and case when g\.fresh then .* else true end/, ''),
  },
  {
    name: 'withheld leaves out fields without a value',
    schema: (schema, raw) =>
      wrap(schema, 'Customer.withheld', (original) => async (view, args, ctx, info) => {
        const list = (await original(view, args, ctx, info)) as { field: string }[]
        const kept = []
        for (const entry of list) {
          if (ctx.fault || (await storedOf(raw, view.id, entry.field)) !== null) kept.push(entry)
        }
        return kept
      }),
  },
  {
    name: 'one field is missing from the record',
    record: (rows) =>
      rows.map((r) => ({ ...r, released: r.released.filter((f) => f !== 'firstName') })),
  },
  {
    name: 'the record holds a field that was not released',
    record: (rows) => rows.map((r) => ({ ...r, released: [...r.released, 'gender'] })),
  },
  {
    name: 'of customers answered differently one is missing from the record',
    record: (rows) => (rows.length > 1 ? rows.slice(1) : rows),
  },
  {
    name: 'a representation is believed',
    schema(schema) {
      const { subgraph } = schema.getType('Customer')!.extensions['apollo'] as any
      const original = subgraph.resolveReference
      subgraph.resolveReference = async (reference: any, ...rest: any[]) => {
        const view = await original(reference, ...rest)
        if (!view || typeof reference.email !== 'string') return view
        return {
          ...view,
          denial: (f: string) => (f === 'email' ? undefined : view.denial(f)),
          value: (f: string) => (f === 'email' ? reference.email : view.value(f)),
        }
      }
    },
  },
  {
    name: 'of several purposes one is enough',
    sql: (text) => text.replace(/get_byte\(s2\.outcomes, \d+\) = 0/g, 'true'),
    schema: (schema) =>
      wrap(schema, 'Customer.firstName', (original) => (view, args, ctx, info) => {
        const told = original(view, args, ctx, info)
        return told ?? view.value('firstName')
      }),
  },
  {
    name: 'a permitted field is denied',
    schema: (schema) => wrap(schema, 'Customer.customerNumber', () => () => null),
  },
  {
    name: 'a header depends on a value',
    header: async (_ctx, raw) => {
      const [row] = await raw.query<{ all: string }>(
        'select string_agg(bank_account, $1 order by id) as all from customers',
        [','],
      )
      return sha256(row?.all)
    },
  },
]
