import { Duplex } from 'node:stream'
import {
  createFrameReader,
  cstringAt,
  encodeFrame,
  frameType,
  splitAnswer,
  startupCodeOf,
  type Frame,
} from './wire-frames.ts'

/** The one backend: takes frames of one client, answers with all that the server said to them. */
export type Execute = (frames: Buffer) => Promise<Buffer>

/** A socket as postgres.js sees it. */
export type EmbeddedSocket = Duplex & { readonly readyState: string }

type Session = {
  readonly socket: EmbeddedSocket
  /** Whole frames that wait for their turn. */
  readonly frames: Frame[]
  /** Names of prepared statements: they live in the one backend and outlive their socket. */
  readonly statements: Set<string>
  isStarted: boolean
}

const STATUS_IDLE = 0x49
const CODE_ENCRYPT = [80877103, 80877104]
const CODE_CANCEL = 80877102

/**
 * Lets many sockets share one backend. A socket has the turn from its first frame until the backend
 * says that it is ready and in no transaction: so transactions do not mix, and a failed message of one
 * client, after which the backend skips everything up to the next Sync, cannot swallow another's.
 * A socket that holds an open transaction and says nothing for `idleInTransactionMs` is cut; one that
 * goes away is rolled back. Notifications go to every socket, as they do on a server.
 *
 * Not kept apart, since the backend is one session: `set`, advisory locks, temporary tables, LISTEN.
 */
export const createTurns = (execute: Execute, idleInTransactionMs: number): Turns => {
  const backend: Backend = {
    execute,
    idleInTransactionMs,
    sessions: new Set(),
    ready: new Set(),
    gone: [],
    owner: undefined,
    status: STATUS_IDLE,
    isRunning: false,
    broken: undefined,
    idleTimer: undefined,
  }
  return {
    connect() {
      if (backend.broken !== undefined) throw backend.broken
      return openSession(backend).socket
    },
    async close() {
      clearTimeout(backend.idleTimer)
      for (const session of backend.sessions) session.socket.destroy()
      while (isBusy(backend)) await new Promise((done) => setImmediate(done))
    },
  }
}

/** The sockets of one backend. */
export type Turns = {
  /** A new connection to the backend. */
  connect(): EmbeddedSocket
  /** Cuts every socket and waits until the backend is at rest. */
  close(): Promise<void>
}

type Backend = {
  readonly execute: Execute
  readonly idleInTransactionMs: number
  readonly sessions: Set<Session>
  /** Those with frames, in the order of their turns. */
  readonly ready: Set<Session>
  /** Those whose socket is closed and whose traces are still there. */
  readonly gone: Session[]
  owner: Session | undefined
  /** Transaction status of the last ReadyForQuery. */
  status: number
  isRunning: boolean
  broken: Error | undefined
  idleTimer: NodeJS.Timeout | undefined
}

const isBusy = (backend: Backend): boolean => backend.isRunning || backend.sessions.size > 0

const openSession = (backend: Backend): Session => {
  const session: Session = {
    socket: createSocket({
      chunk(bytes) {
        reader.push(bytes)
        for (let frame = reader.next(); frame; frame = reader.next()) {
          receive(backend, session, frame)
        }
        void pump(backend)
      },
      left: () => leave(backend, session),
    }),
    frames: [],
    statements: new Set(),
    isStarted: false,
  }
  const reader = createFrameReader(() => session.isStarted)
  backend.sessions.add(session)
  return session
}

const receive = (backend: Backend, session: Session, frame: Frame): void => {
  if (session.isStarted) {
    if (frame[0] === frameType.terminate) return void session.socket.destroy()
  } else {
    const code = startupCodeOf(frame)
    if (CODE_ENCRYPT.includes(code)) return void session.socket.push('N')
    // One backend runs one statement to its end before it reads anything: cancelling has no effect.
    if (code === CODE_CANCEL) return void session.socket.destroy()
    session.isStarted = true
  }
  session.frames.push(frame)
  backend.ready.add(session)
}

const leave = (backend: Backend, session: Session): void => {
  backend.sessions.delete(session)
  backend.ready.delete(session)
  session.frames.length = 0
  if (backend.broken !== undefined) return
  backend.gone.push(session)
  void pump(backend)
}

/** Lets one socket after the other have its turn until none has anything to say. */
const pump = async (backend: Backend): Promise<void> => {
  if (backend.isRunning) return
  backend.isRunning = true
  clearTimeout(backend.idleTimer)
  try {
    // Chosen and left in one go: an `await` between would miss what arrives in it.
    for (let turn = nextTurn(backend); turn; turn = nextTurn(backend)) await turn()
  } catch (error) {
    breakDown(backend, error)
  } finally {
    backend.isRunning = false
  }
  watchIdle(backend)
}

/** What is to be done next, undefined where nothing can be done now. */
const nextTurn = (backend: Backend): (() => Promise<void>) | undefined => {
  const { owner, gone, ready } = backend
  const leaving = gone.findIndex((session) => owner === undefined || owner === session)
  const [left] = leaving === -1 ? [] : gone.splice(leaving, 1)
  if (left !== undefined) return () => cleanUp(backend, left)
  const [first] = ready
  const session = owner === undefined ? first : owner
  if (session === undefined || !ready.has(session)) return undefined
  const batch = takeTurn(session.frames)
  // To the end of the line: a busy socket must not starve the others.
  ready.delete(session)
  if (session.frames.length > 0) ready.add(session)
  for (const frame of batch) noteStatement(session, frame)
  return () => run(backend, session, batch)
}

/** Runs frames for `session` and hands out the answer. */
const run = async (backend: Backend, session: Session, batch: readonly Frame[]): Promise<void> => {
  const answer = await backend.execute(Buffer.concat(batch))
  for (const frame of splitAnswer(answer)) {
    if (frame[0] === frameType.readyForQuery) backend.status = frame[5] ?? STATUS_IDLE
    if (frame[0] !== frameType.notification) continue
    for (const other of backend.sessions) {
      if (other !== session && other.isStarted) other.socket.push(frame)
    }
  }
  if (answer.length > 0 && !session.socket.destroyed) session.socket.push(answer)
  const isOver = endsTurn(batch.at(-1)) && backend.status === STATUS_IDLE
  backend.owner = isOver ? undefined : session
}

/** Undoes what a socket left behind: its half sequence, its transaction, its prepared statements. */
const cleanUp = async (backend: Backend, session: Session): Promise<void> => {
  if (backend.owner === session) {
    await run(backend, session, [encodeFrame(frameType.sync)])
    if (backend.status !== STATUS_IDLE) {
      await run(backend, session, [encodeFrame(frameType.query, 'rollback\0')])
    }
    backend.owner = undefined
  }
  const closes = [...session.statements].map((name) => encodeFrame(frameType.close, `S${name}\0`))
  session.statements.clear()
  if (closes.length > 0) await run(backend, session, [...closes, encodeFrame(frameType.sync)])
}

/** A failure outside SQL is a broken WebAssembly instance: nothing can be trusted after it. */
const breakDown = (backend: Backend, cause: unknown): void => {
  const text = 'The embedded database has failed.'
  backend.broken = Object.assign(new Error(text, { cause }), { code: 'CONNECTION_DESTROYED' })
  for (const session of backend.sessions) session.socket.destroy(backend.broken)
}

const watchIdle = (backend: Backend): void => {
  const { owner, idleInTransactionMs } = backend
  if (owner === undefined || idleInTransactionMs === 0) return
  backend.idleTimer = setTimeout(() => {
    if (backend.owner === owner && !backend.isRunning) owner.socket.destroy()
  }, idleInTransactionMs)
  backend.idleTimer.unref()
}

type SocketHooks = { chunk(bytes: Buffer): void; left(): void }

const createSocket = (hooks: SocketHooks): EmbeddedSocket => {
  const socket = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      try {
        // A copy: postgres.js builds every message in the same memory.
        hooks.chunk(Buffer.from(chunk))
        done()
      } catch (error) {
        done(error as Error)
      }
    },
    destroy(error, done) {
      hooks.left()
      done(error)
    },
  })
  // postgres.js waits for `close` unless this says that it has been.
  Object.defineProperty(socket, 'readyState', {
    get: () => (socket.destroyed ? 'closed' : 'open'),
  })
  return socket as EmbeddedSocket
}

/** Sync and a simple query are answered with ReadyForQuery; so is start-up. */
const endsTurn = (frame: Frame | undefined): boolean =>
  frame !== undefined &&
  (frame[0] === frameType.sync || frame[0] === frameType.query || frame[0] === frameType.startup)

/** Takes the frames up to the first that ends a turn, or all where none does. */
const takeTurn = (frames: Frame[]): Frame[] => {
  const end = frames.findIndex(endsTurn)
  return frames.splice(0, end === -1 ? frames.length : end + 1)
}

const noteStatement = (session: Session, frame: Frame): void => {
  if (frame[0] === frameType.parse) {
    const name = cstringAt(frame, 5)
    if (name !== '') session.statements.add(name)
  } else if (frame[0] === frameType.close && frame[5] === frameType.sync) {
    session.statements.delete(cstringAt(frame, 6)) // 'S' names a statement, as it names Sync.
  }
}
