import { addPurposeVersion } from '../../catalogue/edits/purpose-version.ts'
import { lintCatalogue } from '../../catalogue/lint.ts'
import { checkSuccession } from '../../catalogue/succession.ts'
import type { Database } from '../../database/client.ts'
import { AppError } from '../../lib/errors.ts'
import { previewCatalogue, type PreviewState } from '../../preview/preview.ts'
import type { RequestContext } from '../context.ts'
import type {
  PublicationPreview,
  PublishPurposeVersionInput,
  SubscriptionResolvers,
} from '../generated.ts'
import { catalogueFault, prepareEdit, requirePublisher } from '../publication.ts'

/** Messages come no faster than this, but for the last one. */
const PROGRESS_MS = 500
/** A preview in a process that serves requests works no more than this part of the time. */
const WORK_SHARE = 0.5

/** Databases on which this process runs a preview. */
const running = new WeakSet<Database>()

/**
 * What publishing this version would change: progress twice a second at the most, then the whole
 * result. Publishes nothing. Ends at once when it is returned. Throws as the publication itself would;
 * OVERLOADED while another preview runs in this process.
 */
export async function previewOfPurposeVersion(
  ctx: RequestContext,
  input: PublishPurposeVersionInput,
): Promise<AsyncIterableIterator<PublicationPreview>> {
  const { live, now, edit } = await prepareEdit(ctx, addPurposeVersion, input)
  const faults = edit.changed
    ? [...lintCatalogue(edit.document), ...checkSuccession(live.document, edit.document, now)]
    : []
  if (faults.length > 0) throw catalogueFault(faults, edit.placeInInput)
  const { db } = ctx.services
  if (running.has(db)) {
    const hint = 'Another preview is running; wait for its end.'
    throw new AppError('OVERLOADED', { hint })
  }
  running.add(db)
  return latestOf(
    (onProgress, signal) =>
      previewCatalogue(db, {
        tenant: live.document.tenant,
        before: live.document,
        after: edit.document,
        at: Math.max(now, input.effectiveFrom.getTime()),
        workShare: WORK_SHARE,
        onProgress,
        signal,
      }),
    () => running.delete(db),
    (state) => {
      // The registration may have changed since the beginning.
      requirePublisher(ctx)
      return messageOf(state)
    },
  )
}

type Work = (
  onProgress: (state: PreviewState) => void,
  signal: AbortSignal,
) => Promise<PreviewState>

/**
 * The states of the work, the newest only and not too often, then its result. The work begins with the
 * first `next` and ends with `return`, whatever is awaited at that moment.
 */
function latestOf(
  work: Work,
  onOver: () => void,
  tell: (state: PreviewState) => PublicationPreview,
): AsyncIterableIterator<PublicationPreview> {
  const stop = new AbortController()
  const over = { done: true, value: undefined } as const
  let told = Date.now()
  let latest: PreviewState | undefined
  let wake = (): void => {}
  let result: Promise<PreviewState> | undefined
  let isOver = false

  const begin = () => {
    const begun = work((state) => {
      if (Date.now() - told < PROGRESS_MS) return
      latest = state
      wake()
    }, stop.signal).finally(onOver)
    // Where it fails after the end, nobody is left to be told.
    begun.catch(() => {})
    return begun
  }
  const end = (): typeof over => {
    if (!isOver && result === undefined) onOver()
    isOver = true
    stop.abort(new AppError('CONFLICT', { detail: 'the preview was ended' }))
    wake()
    return over
  }
  const iterator: AsyncIterableIterator<PublicationPreview> = {
    async next() {
      if (isOver) return over
      result ??= begin()
      const moved = new Promise<void>((resolve) => (wake = resolve))
      if (latest === undefined) await Promise.race([result, moved]).catch(fail)
      // `return` may have been called meanwhile.
      if (isOver as boolean) return over
      const state: PreviewState = latest ?? (await result)
      latest = undefined
      told = Date.now()
      if (state.finished) end()
      try {
        return { done: false, value: tell(state) }
      } catch (error) {
        end()
        throw error
      }
    },
    // Not asynchronous in what it does: whoever ends it does not wait for a page.
    return: () => Promise.resolve(end()),
    [Symbol.asyncIterator]: () => iterator,
  }
  function fail(error: unknown): void {
    if (isOver) return
    isOver = true
    throw error
  }
  return iterator
}

const messageOf = ({ at, effects, ...rest }: PreviewState): PublicationPreview => ({
  ...rest,
  at: new Date(at),
  effects: effects.map((effect) => ({
    ...effect,
    fields: effect.fields.map((field) => ({ ...field })),
  })),
})

/** Resolver of `Subscription.purposeVersionPreview`. */
export const previewSubscription = {
  purposeVersionPreview: {
    subscribe: async (_root, { input }, ctx) => {
      const previews = await previewOfPurposeVersion(ctx, input)
      return asRoots(previews)
    },
    resolve: ({ purposeVersionPreview }: { purposeVersionPreview: PublicationPreview }) =>
      purposeVersionPreview,
  },
} satisfies SubscriptionResolvers

/** Each message as the root value that the executor wants, ended as promptly as its source. */
function asRoots(previews: AsyncIterableIterator<PublicationPreview>) {
  const roots: AsyncIterableIterator<{ purposeVersionPreview: PublicationPreview }> = {
    async next() {
      const { done, value } = await previews.next()
      return done
        ? { done: true, value: undefined }
        : { done: false, value: { purposeVersionPreview: value } }
    },
    return: async () => {
      await previews.return?.()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => roots,
  }
  return roots
}
