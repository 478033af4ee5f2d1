import type { CatalogueDocument } from '../catalogue/document.ts'
import type { Edit } from '../catalogue/edits/edit.ts'
import { CatalogueFault, type Fault, type FaultPath } from '../catalogue/fault.ts'
import type { LiveCatalogue } from '../catalogue/live.ts'
import { publishCatalogue } from '../catalogue/publish.ts'
import type { CatalogueSource } from '../catalogue/source.ts'
import { STORABLE } from '../catalogue/values.ts'
import { databaseFault } from '../database/database-error.ts'
import { assert } from '../lib/assert.ts'
import { AppError } from '../lib/errors.ts'
import { InputFault, type Problem } from '../lib/input-fault.ts'
import { authenticated } from './authenticated.ts'
import type { RequestContext } from './context.ts'
import type { PublicationPayload, ResolversTypes } from './generated.ts'

/** An edit of the catalogue in force; `now` is the database's clock, epoch milliseconds. */
export type EditOf<I> = (document: CatalogueDocument, input: I, now: number) => Edit

/** What every input of a publication says. */
export interface PublicationInput {
  readonly expectedRevision: number
  readonly note?: string | null
}

/** An edit that is well formed, with the catalogue it was made from. */
export interface PreparedEdit {
  readonly live: LiveCatalogue
  /** The instant it was made, epoch milliseconds. */
  readonly now: number
  readonly edit: Extract<Edit, { readonly ok: true }>
}

const NOTE_LENGTH_MAX = 1000

/**
 * Applies an edit to the catalogue in force, which is loaded anew. Throws UNAUTHENTICATED; FORBIDDEN
 * for a client that is not registered to publish, and for a data subject; CONFLICT where another
 * revision than the expected one is in force, unless what is asked is published already; InputFault.
 */
export async function prepareEdit<I>(
  ctx: RequestContext,
  edit: EditOf<I>,
  input: I & PublicationInput,
): Promise<PreparedEdit> {
  const source = sourceOf(ctx)
  await source.reload()
  requirePublisher(ctx)
  if ((input.note?.length ?? 0) > NOTE_LENGTH_MAX) {
    throw inputFault([
      { path: ['note'], message: `is longer than ${NOTE_LENGTH_MAX} characters; shorten it` },
    ])
  }
  if (!STORABLE.test(input.note ?? '')) {
    throw inputFault([
      { path: ['note'], message: 'holds a character that cannot be stored; take it out' },
    ])
  }
  const live = source.current()
  const now = await databaseNow(ctx)
  const made = edit(live.document, input, now)
  if (!made.ok) throw inputFault(made.faults)
  if (made.changed && input.expectedRevision !== live.revision) {
    const hint = `Revision ${live.revision} is in force; work from that one.`
    throw new AppError('CONFLICT', { hint })
  }
  return { live, now, edit: made }
}

function sourceOf(ctx: RequestContext): CatalogueSource {
  const source = ctx.services.catalogues.of(authenticated(ctx).tenant)
  assert(source !== undefined, 'a request has a context only where its tenant has a catalogue')
  return source
}

/** Throws FORBIDDEN for a caller that may not publish under the catalogue in force now. */
export function requirePublisher(ctx: RequestContext): void {
  const { client, subject } = authenticated(ctx)
  const { clients } = sourceOf(ctx).current().document
  const registration = Object.hasOwn(clients, client) ? clients[client] : undefined
  if (subject === undefined && registration?.publishes === true) return
  throw new AppError('FORBIDDEN', {
    hint: 'Only a client that the catalogue registers with "publishes: true" may publish, and not for a signed-in customer.',
  })
}

/** Publishes an edit and takes the new revision up, so that the answer shows it. */
export async function publishEdit<I>(
  ctx: RequestContext,
  edit: EditOf<I>,
  input: I & PublicationInput,
): Promise<Omit<PublicationPayload, 'catalogue'> & { catalogue: ResolversTypes['Catalogue'] }> {
  const prepared = await prepareEdit(ctx, edit, input)
  const { live } = prepared
  if (!prepared.edit.changed) return { revision: live.revision, changed: false, catalogue: live }
  const { revision, changed } = await publishCatalogue(
    ctx.services.db.sql,
    prepared.edit.document,
    { expectedRevision: live.revision, note: input.note ?? null },
  ).catch((error: unknown) => {
    throw error instanceof CatalogueFault
      ? catalogueFault(error.faults, prepared.edit.placeInInput)
      : databaseFault(error)
  })
  const source = sourceOf(ctx)
  await source.reload()
  return { revision, changed, catalogue: source.current() }
}

const inputFault = (faults: readonly Fault[]): InputFault => new InputFault(faults.map(problemOf))

const problemOf = ({ path, message }: Fault): Problem => ({
  path: ['input', ...path],
  code: 'INVALID',
  message: `It ${message}.`,
})

const SECTIONS_AT_LENGTH: ReadonlySet<string | number | undefined> = new Set([
  'purposes',
  'notices',
  'assessments',
  'recipients',
  'clients',
])

/** Rules of law and of succession that a well-formed edit breaks; each at the place in the input. */
export function catalogueFault(
  faults: readonly Fault[],
  placeInInput: (path: FaultPath) => FaultPath,
): InputFault {
  return new InputFault(
    faults.map(({ path, message }) => {
      const place = placeInInput(path)
      const isElsewhere = place === path && SECTIONS_AT_LENGTH.has(path[0])
      // Where another part of the catalogue would become wrong, that part is named.
      return {
        path: isElsewhere ? ['catalogue', ...path] : ['input', ...place],
        code: 'REFUSED',
        message: `It ${message}.`,
      }
    }),
  )
}

async function databaseNow({ services }: RequestContext): Promise<number> {
  const [row] = await services.db.query<{ now: number }>(
    `select floor(extract(epoch from coalesce($1::timestamptz, statement_timestamp())) * 1000)::float8 as now`,
    [services.now()],
  )
  assert(row !== undefined, 'a statement without conditions gives a row')
  return row.now
}
