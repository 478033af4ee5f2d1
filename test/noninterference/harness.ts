/** Asks two worlds the same and looks for any difference, any denied value and any wrong record. */
import { createHash, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { parse, validate, type GraphQLSchema } from 'graphql'
import type { LiveCatalogue } from '../../src/catalogue/live.ts'
import { FIELDS } from '../customer/histories.ts'
import { leavesOf } from './canary.ts'
import { askingOf, operationOf, type Operation } from './operations.ts'
import { permittedOf, predict, type Asking, type Expected, type Resolved } from './oracle.ts'
import { randomOf } from './random.ts'
import type { Reply, Server } from './server.ts'
import type { Inhabitant } from './inhabitant.ts'
import type { Pair, Place } from './worlds.ts'

/** One difference between what is and what must be, with all that is needed to see it again. */
export interface Finding {
  readonly oracle: string
  readonly detail: string
  readonly seed: number
  readonly index: number
  readonly operation: Operation
  readonly asking: Asking
}

/** The subgraphs of one pair. */
export interface Servers {
  readonly pair: Pair
  readonly a: Server
  readonly b: Server
  readonly c: Server
}

/** How much was looked at, so that nobody is content with nothing. */
export interface Tally {
  operations: number
  answered: number
  refused: number
  released: number
  denied: number
  disclosures: number
  twice: number
}

/** Records are looked up for so many operations together. */
const BATCH = 50

interface Recorded {
  readonly requestId: string
  readonly server: Server
  readonly expected: Expected | null
  readonly reply: Reply
  readonly about: Pick<Finding, 'index' | 'operation' | 'asking'>
}

/** Runs operations until one is found at fault or all are done. */
export async function search(
  all: readonly Servers[],
  options: {
    readonly schema: GraphQLSchema
    readonly live: LiveCatalogue
    readonly seed: number
    readonly operations: number
    readonly from?: number
  },
): Promise<{ finding: Finding | null; tally: Tally }> {
  const { schema, live, seed, operations, from = 0 } = options
  const tally: Tally = {
    ...{ operations: 0, answered: 0, refused: 0, released: 0, denied: 0 },
    ...{ disclosures: 0, twice: 0 },
  }
  // One world may be searched many times, and records stay.
  const run = randomUUID()
  const everyPurpose = Object.keys(live.document.purposes)
  const digests = new WeakMap<Pair, ReadonlySet<string>>()
  let open: Recorded[] = []
  for (let index = from; index < operations; index++) {
    const random = randomOf(seed, index)
    const servers = all[random.below(all.length)]!
    const { pair } = servers
    const searchesOnly = random.chance(25)
    const operation = operationOf(schema, pair, random, { searchesOnly })
    const asking = askingOf(pair, random, everyPurpose)
    const about = { index, operation, asking }
    const other = searchesOnly && random.chance(50) ? 'c' : 'b'
    tally.operations++
    const found =
      (await compareWorlds(servers, other, about, tally, { open, run })) ??
      (await judge(open.slice(-2), pair, { schema, live, tally, digests }))
    if (found) return { finding: { ...found, ...about, seed }, tally }
    if (open.length >= BATCH || index + 1 === operations) {
      const wrong = await checkRecords(open, tally)
      if (wrong) return { finding: { ...wrong, seed }, tally }
      open = []
    }
  }
  return { finding: null, tally }
}

type Fault = Pick<Finding, 'oracle' | 'detail'>
type About = Pick<Finding, 'index' | 'operation' | 'asking'>

/** Oracle 1: two worlds, one answer. */
async function compareWorlds(
  servers: Servers,
  other: 'b' | 'c',
  about: About,
  tally: Tally,
  { open, run }: { readonly open: Recorded[]; readonly run: string },
): Promise<Fault | null> {
  const both = async (round: number) => {
    const replies: Reply[] = []
    for (const name of ['a', other] as const) {
      const requestId = `${run}/${about.index}/${round}/${name}`
      const reply = await servers[name].ask(about.operation, about.asking, requestId)
      open.push({ requestId, server: servers[name], expected: null, reply, about })
      replies.push(reply)
    }
    return replies as [Reply, Reply]
  }
  let [one, two] = await both(0)
  // Standings that one of them had yet to compute; then again, with nothing left to compute.
  // So too for the order of a report, which is that in which reads of one operation end.
  if (one.statements !== two.statements || one.bytes !== two.bytes) {
    tally.twice++
    ;[one, two] = await both(1)
  }
  // How far a search went shows in a list; see `customers` in the schema.
  const isList = other === 'c' && /\bcustomers\b/.test(about.operation.query)
  // There, several lists end in another order too, and the report tells: see report-order.test.ts.
  const told = ({ bytes }: Reply) => (isList ? inOrder(bytes) : bytes)
  if (told(one) !== told(two))
    return { oracle: `bytes a/${other}`, detail: firstDifference(one.bytes, two.bytes) }
  if (one.status !== two.status) return { oracle: 'status', detail: `${one.status} ${two.status}` }
  if (one.headers !== two.headers)
    return { oracle: 'headers', detail: `${one.headers} ${two.headers}` }
  if (!isList && one.statements !== two.statements) {
    return { oracle: `statements a/${other}`, detail: `${one.statements} ${two.statements}` }
  }
  return null
}

/** The answer with the errors, and the entries of the summary, in an order of their own. */
function inOrder(bytes: string): string {
  const { errors = [], ...rest } = JSON.parse(bytes)
  const texts = (list: unknown[]) =>
    list.map((e) => JSON.stringify(e)).toSorted((a, b) => (a < b ? -1 : 1))
  const sorted = errors.map((e: { extensions?: { withheld?: unknown[] } }) =>
    e.extensions?.withheld
      ? { ...e, extensions: { ...e.extensions, withheld: texts(e.extensions.withheld) } }
      : e,
  )
  return JSON.stringify({ ...rest, errors: texts(sorted) })
}

const firstDifference = (a: string, b: string): string => {
  let i = 0
  while (a[i] === b[i]) i++
  return `at ${i}: ${a.slice(Math.max(0, i - 120), i + 120)} <> ${b.slice(Math.max(0, i - 20), i + 120)}`
}

/** Oracles 2 and 3: no denied value in any spelling, and each value as the engine says. */
async function judge(
  last: Recorded[],
  pair: Pair,
  parts: {
    readonly schema: GraphQLSchema
    readonly live: LiveCatalogue
    readonly tally: Tally
    readonly digests: WeakMap<Pair, ReadonlySet<string>>
  },
): Promise<Fault | null> {
  for (const recorded of last) {
    const { reply, about } = recorded
    const place = recorded.requestId.endsWith('a')
      ? pair.a
      : recorded.requestId.endsWith('b')
        ? pair.b
        : pair.c
    let digests = parts.digests.get(pair)
    if (!digests) parts.digests.set(pair, (digests = digestsOf([pair.a, pair.b])))
    const seen = scan(reply, allowedLeaves(parts.live, place.people, about.asking), digests)
    if (seen) return { oracle: 'canary', detail: seen }
    const document = parse(about.operation.query)
    if (validate(parts.schema, document).length > 0) {
      parts.tally.refused++
      if (reply.data !== null)
        return { oracle: 'engine', detail: 'an invalid document was answered' }
      continue
    }
    const expected = await predict(document, about.operation.variables, {
      ...{ live: parts.live, asking: about.asking, people: place.people },
    })
    ;(recorded as { expected: Expected }).expected = expected
    parts.tally.answered++
    count(expected, reply, parts.tally)
    const wanted = without(expected.data, expected.ignored)
    const got = without(reply.data, expected.ignored)
    if (!isDeepStrictEqual(wanted, got)) {
      return {
        oracle: 'engine',
        detail: firstDifference(JSON.stringify(wanted), JSON.stringify(got)),
      }
    }
  }
  return null
}

function count(expected: Expected, reply: Reply, tally: Tally): void {
  for (const { path, permitted } of expected.resolved) {
    if (!permitted) tally.denied++
    else if (valueAt(reply.data, path) !== null) tally.released++
  }
}

function valueAt(data: unknown, path: readonly (string | number)[]): unknown {
  let value = data as any
  for (const step of path) value = value?.[step]
  return value ?? null
}

function without(data: unknown, paths: readonly (readonly (string | number)[])[]): unknown {
  const copy = JSON.parse(JSON.stringify(data))
  for (const path of paths) {
    const parent = path.slice(0, -1).reduce((value: any, step) => value?.[step], copy)
    if (parent) delete parent[path.at(-1)!]
  }
  return copy
}

const leaves = new WeakMap<object, Map<string, ReadonlySet<string>>>()
/** What may be in an answer to this asking, as recognisable leaves. */
function allowedLeaves(
  live: LiveCatalogue,
  people: readonly Inhabitant[],
  asking: Asking,
): ReadonlySet<string> {
  const key = JSON.stringify({ ...asking, report: null })
  let known = leaves.get(people)
  if (!known) leaves.set(people, (known = new Map()))
  let set = known.get(key)
  if (!set) {
    set = new Set(
      people
        .filter((p) => asking.subject === undefined || p.id === asking.subject)
        .flatMap((p) => [...permittedOf(live, p, asking)].flatMap((f) => leavesOf(p.values[f]))),
    )
    known.set(key, set)
  }
  return set
}

const digestsOf = (places: readonly Place[]): ReadonlySet<string> =>
  new Set(
    places.flatMap(({ people }) =>
      people.flatMap((p) =>
        FIELDS.flatMap((f) => leavesOf(p.values[f])).map((leaf) =>
          createHash('sha256').update(leaf).digest('hex'),
        ),
      ),
    ),
  )

/** The first denied value in what was answered, in eight spellings; null where there is none. */
export function scan(
  { bytes, headers }: Pick<Reply, 'bytes' | 'headers'>,
  allowed: ReadonlySet<string>,
  digests: ReadonlySet<string>,
): string | null {
  const text = `${bytes}\n${headers}`
  // Raw, upper and lower: those in another case are nobody's.
  for (const [token] of text.matchAll(/CNRY[0-9a-f]{12}/gi)) {
    if (!allowed.has(token)) return token
  }
  for (const [, token] of text.matchAll(/(?<![\w.+-])(?:\+48)?(7\d{8})(?![\w-])/g)) {
    if (!allowed.has(token!) && !allowed.has(`+48${token}`)) return token!
  }
  const backwards = /[0-9a-f]{12}YRNC/i.exec(text)?.[0]
  const hex = /434e5259(?:[36][0-9a-f]){12}/i.exec(text)?.[0]
  const url = /%43%4e%52%59/i.exec(text)?.[0]
  if (backwards ?? hex ?? url) return (backwards ?? hex ?? url)!
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{20,}/g)) {
    for (let skip = 0; skip < 4; skip++) {
      const decoded = Buffer.from(run.slice(skip), 'base64').toString('latin1')
      const token = /CNRY[0-9a-f]{12}/i.exec(decoded)?.[0]
      if (token) return `base64 of ${token}`
    }
  }
  for (const [digest] of text.matchAll(/[0-9a-f]{64}/gi)) {
    if (digests.has(digest.toLowerCase())) return `sha256 ${digest}`
  }
  return null
}

interface DisclosureRow {
  readonly request_id: string
  readonly released: readonly string[]
  readonly withheld: Readonly<Record<string, readonly string[]>>
  readonly customers: readonly string[]
}

/** Oracle 4: on record is what was answered, and nothing that was not. */
async function checkRecords(open: readonly Recorded[], tally: Tally): Promise<Finding | null> {
  const rows = new Map<string, DisclosureRow[]>()
  for (const server of new Set(open.map((r) => r.server))) {
    const ids = open.filter((r) => r.server === server).map((r) => r.requestId)
    const found = await server.db.query<DisclosureRow>(
      'select request_id, released, withheld, customers from disclosures where request_id = any($1::text[])',
      [ids],
    )
    // Both worlds of a pair may be asked under one name, in different databases.
    for (const row of found) {
      const list = rows.get(row.request_id)
      if (list) list.push(row)
      else rows.set(row.request_id, [row])
    }
  }
  for (const { requestId, expected, reply, about } of open) {
    const own = rows.get(requestId) ?? []
    tally.disclosures += own.length
    const detail = recordFault(own, expected, reply)
    if (detail) return { oracle: 'record', detail, seed: 0, ...about }
  }
  return null
}

function recordFault(
  rows: readonly DisclosureRow[],
  expected: Expected | null,
  reply: Reply,
): string | null {
  const pairs = (fieldsOf: (row: DisclosureRow) => readonly string[]) =>
    new Set(rows.flatMap((r) => r.customers.flatMap((c) => fieldsOf(r).map((f) => `${c}/${f}`))))
  const released = pairs((r) => r.released)
  const withheld = pairs((r) => Object.values(r.withheld).flat())
  // Asked a second time for the count of statements: the first answer was not judged.
  if (!expected) return null
  const name = ({ id, field }: Resolved) => `${id.toLowerCase()}/${field}`
  const isAnswered = (r: Resolved) => valueAt(reply.data, r.path) !== null
  const answered = expected.resolved.filter(isAnswered).map(name)
  const missing = answered.find((n) => !released.has(n))
  if (missing) return `${missing} was released and is not on record`
  const mayBe = new Set(expected.resolved.filter((r) => r.permitted).map(name))
  const extra = [...released].find((n) => !mayBe.has(n) || (reply.data && !answered.includes(n)))
  if (extra) return `${extra} is on record and was not released`
  const denied = new Set(expected.resolved.filter((r) => !r.permitted).map(name))
  const stray = [...withheld].find((n) => !denied.has(n))
  return stray ? `${stray} is on record as withheld and was not` : null
}
