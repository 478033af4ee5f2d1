import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './route.ts'

/** Bytes of bodies being received, over all connections. */
export interface BodyBudget {
  readonly bodyBytesMax: number
  readonly totalBytesMax: number
  bufferedBytes: number
}

/**
 * The body, at most `bodyBytesMax`. Throws 413 at the first byte too many, 503 where all bodies
 * together take more memory than planned, 400 where the client stops half way.
 */
export async function readBody(request: IncomingMessage, budget: BodyBudget): Promise<Uint8Array> {
  const announced = Number(request.headers['content-length'] ?? 0)
  if (announced > budget.bodyBytesMax) throw tooLarge(budget.bodyBytesMax)
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Left alone at the end of the loop, the request lives on to carry the answer.
    const received = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
    for await (const chunk of received) {
      size += chunk.length
      budget.bufferedBytes += chunk.length
      if (size > budget.bodyBytesMax) throw tooLarge(budget.bodyBytesMax)
      if (budget.bufferedBytes > budget.totalBytesMax) throw outOfMemory()
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof HttpRefusal) throw error
    throw new HttpRefusal(400, 'BAD_USER_INPUT', 'The body ended early.', { closes: true })
  } finally {
    budget.bufferedBytes -= size
  }
  return Buffer.concat(chunks)
}

const tooLarge = (max: number): HttpRefusal =>
  new HttpRefusal(413, 'LIMIT_EXCEEDED', `At most ${max} bytes.`, { closes: true })

const outOfMemory = (): HttpRefusal =>
  new HttpRefusal(503, 'OVERLOADED', 'Too many bodies at a time.', {
    closes: true,
    headers: { 'retry-after': '1' },
  })
