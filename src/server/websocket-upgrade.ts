import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { HttpRefusal } from './route.ts'

const paths: ReadonlySet<string> = new Set(['/graphql', '/ws'])

/** True for a request that wants to become a WebSocket, and nothing else. */
export const wantsWebSocket = ({ headers }: IncomingMessage): boolean =>
  headers.upgrade?.trim().toLowerCase() === 'websocket'

/**
 * Throws HttpRefusal: 404 for a path without WebSockets, 403 for a page of another origin. Browsers
 * let any page open a WebSocket to anywhere, so the server must look; what is no browser sends no
 * origin. RFC 6455, 10.2.
 */
export function assertUpgrade(request: IncomingMessage, publicUrl: string | undefined): void {
  const [path] = (request.url ?? '').split('?', 1)
  if (!paths.has(path!)) {
    throw new HttpRefusal(404, 'BAD_USER_INPUT', 'There is no WebSocket at this path.')
  }
  const { origin, host } = request.headers
  if (origin === undefined) return
  if (!URL.canParse(origin) || !isOwnOrigin(new URL(origin), host, publicUrl)) {
    throw new HttpRefusal(403, 'FORBIDDEN', 'Pages of another origin may not connect.')
  }
}

/** The scheme of the host is unknown behind a proxy that ends TLS, so there only the host counts. */
const isOwnOrigin = (origin: URL, host: string | undefined, publicUrl: string | undefined) =>
  (/^https?:$/.test(origin.protocol) && origin.host === host?.toLowerCase()) ||
  (publicUrl !== undefined && origin.origin === new URL(publicUrl).origin)

const ofTheHop: ReadonlySet<string> = new Set(['upgrade', 'http2-settings'])

/**
 * Serves a request that offers another protocol, such as `h2c`, as if it had not: Java's HttpClient
 * and `curl --http2` offer it with their first request, and a server may ignore that (RFC 9110, 7.8).
 * Once there is a listener for upgrades Node hands such a request over half read; so it goes back to
 * where it came from, without the offer.
 */
export function serveWithoutUpgrade(
  server: Server,
  request: IncomingMessage,
  socket: Socket,
  rest: Buffer,
): void {
  const { method, url, httpVersion, rawHeaders } = request
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!
    const value = rawHeaders[at + 1]!
    const isConnection = name.toLowerCase() === 'connection'
    if (!ofTheHop.has(name.toLowerCase())) {
      lines.push(`${name}: ${isConnection ? withoutOffer(value) : value}`)
    }
  }
  // Node decodes headers as Latin-1, so encoding them so gives the bytes that came.
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
  socket.unshift(Buffer.concat([head, rest]))
  server.emit('connection', socket)
}

const withoutOffer = (connection: string): string =>
  connection
    .split(',')
    .filter((token) => !ofTheHop.has(token.trim().toLowerCase()))
    .join(',')
