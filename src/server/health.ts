import { jsonAnswer, type Route } from './route.ts'

/** One part that the server cannot work without. */
export interface HealthCheck {
  /** Shown to whoever asks: a fixed word such as `database`. */
  readonly name: string
  /** False or a rejection: not usable. */
  readonly check: () => Promise<boolean>
}

/**
 * `/health/live` says that the process answers; `/health/ready` that it can be sent requests, else 503
 * with the names of the parts that fail. However many ask, each check runs once at a time.
 */
export function healthRoutes(options: {
  readonly checks: readonly HealthCheck[]
  readonly deadlineMs: number
}): readonly Route[] {
  let running: Promise<readonly string[]> | undefined
  const failing = (): Promise<readonly string[]> => {
    running ??= findFailing(options.checks, options.deadlineMs).finally(() => {
      running = undefined
    })
    return running
  }
  const live: Route = {
    method: 'GET',
    path: '/health/live',
    isVital: true,
    handle: async () => jsonAnswer(200, { status: 'live' }),
  }
  const ready: Route = {
    method: 'GET',
    path: '/health/ready',
    isVital: true,
    handle: async () => {
      const names = await failing()
      return names.length === 0
        ? jsonAnswer(200, { status: 'ready' })
        : jsonAnswer(503, { status: 'not ready', failing: names }, { 'retry-after': '1' })
    },
  }
  return [live, ready]
}

async function findFailing(
  checks: readonly HealthCheck[],
  deadlineMs: number,
): Promise<readonly string[]> {
  const results = await Promise.all(checks.map((check) => passes(check, deadlineMs)))
  return checks.filter((_check, index) => results[index] !== true).map(({ name }) => name)
}

/** A check that throws or hangs has failed; why is in the log of the part that it asks. */
function passes({ check }: HealthCheck, deadlineMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), deadlineMs)
    const settle = (isUsable: boolean): void => {
      clearTimeout(timer)
      resolve(isUsable)
    }
    // The chain turns a synchronous throw into a rejection.
    Promise.resolve()
      .then(check)
      .then(settle, () => settle(false))
  })
}
