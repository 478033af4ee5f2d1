import { Fault, send, type Connection } from './graphql.ts'

/** A change of the customer, wherever it was made. */
export interface Change {
  readonly cursor: string
  readonly seq: number
  readonly cause: string
}

const OPERATION = `subscription Changes($id: ID!, $after: String) {
  customerChanged(ids: [$id], after: $after) { cursor seq cause }
}`

const RETRY_MS = 2000
const RETRY_MAX_MS = 60_000

/**
 * Calls `onChange` for every change of the customer until `signal` is aborted, and goes on after a
 * break where it was. Where the server has no stream it keeps silent: the page also looks whenever it
 * is looked at.
 */
export async function followChanges(
  connection: Connection,
  id: string,
  { onChange, signal }: { onChange: (change: Change) => void; signal: AbortSignal },
): Promise<void> {
  let after: string | null = null
  let waitMs = RETRY_MS
  while (!signal.aborted) {
    try {
      for await (const change of stream(connection, { id, after }, signal)) {
        after = change.cursor
        waitMs = RETRY_MS
        onChange(change)
      }
    } catch (error) {
      if (error instanceof Fault && error.kind !== 'UNREACHABLE') return
    }
    await pause(waitMs, signal)
    waitMs = Math.min(waitMs * 2, RETRY_MAX_MS)
  }
}

async function* stream(
  connection: Connection,
  variables: { id: string; after: string | null },
  signal: AbortSignal,
): AsyncGenerator<Change> {
  const response = await send(connection, OPERATION, variables, {
    accept: 'text/event-stream',
    signal,
  })
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
  if (!response.ok || !isStream || !response.body) {
    throw new Fault(response.status >= 500 ? 'UNREACHABLE' : 'BROKEN', 'There is no stream.')
  }
  for await (const { event, data } of eventsOf(response.body)) {
    if (event === 'complete') return
    if (event !== 'next' || data === '') continue
    const change = (JSON.parse(data) as { data?: { customerChanged?: Change } | null }).data
    if (!change?.customerChanged) throw new Fault('BROKEN', 'The stream was refused.')
    yield change.customerChanged
  }
}

/** Server-sent events, as the HTML standard parses them (9.2.6), without ids and retry. */
async function* eventsOf(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<{ event: string; data: string }> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = (await reader.read()) as { done: boolean; value?: string }
    if (done) return
    const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const lines = block.split('\n')
      const of = (name: string) =>
        lines
          .filter((line) => line.startsWith(`${name}:`))
          .map((line) => line.slice(name.length + 1).trimStart())
          .join('\n')
      yield { event: of('event') || 'message', data: of('data') }
    }
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
