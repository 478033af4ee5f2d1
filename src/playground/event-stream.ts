/** One event of `text/event-stream`; `event` is `message` where the server names none. */
export interface StreamEvent {
  readonly event: string
  readonly data: string
}

const parseEvent = (block: string): StreamEvent => {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) event = line.slice('event:'.length).trim()
    if (line.startsWith('data:')) data.push(line.slice('data:'.length).trimStart())
  }
  return { event, data: data.join('\n') }
}

/** Events of a response body as they arrive; comments (keep-alives) come out with empty data. */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      pending = (pending + value).replaceAll('\r\n', '\n')
      const blocks = pending.split('\n\n')
      pending = blocks.pop() ?? ''
      for (const block of blocks) yield parseEvent(block)
    }
  } finally {
    // The consumer stopped, or the server did: either way the connection is not needed further.
    await reader.cancel()
  }
}
