// A small proxy before a VS Code server. It lets VS Code load an extension under development into its web worker host,
// which the server itself cannot, and takes the reports of tests that run inside an extension host.
import { createReadStream } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { root } from './root.mjs';

const served =
  /^\/lectern-files\/((?:package(?:\.nls[\w.-]*)?\.json|(?:dist|docs|l10n|media|schemas|syntaxes|out\/host)\/[\w./-]+))$/;
const types = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
};

/**
 * Starts the gate.
 * @param {import('./vscode-server.mjs').VsCodeServer} server
 * @param {object} options
 * @param {boolean} [options.web] true: the extension of this project is loaded into the web worker host
 * @param {string} [options.tests] for the web worker host: the bundled test program, relative to the root
 * @param {(report: any) => void} [options.onReport] gets what is posted to `/lectern-report`
 * @returns {Promise<{ authority: string, close: () => Promise<void> }>}
 */
export async function openGate(server, options) {
  const gate = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  /** @type {Set<import('node:stream').Duplex>} */
  const tunnels = new Set();
  gate.on('upgrade', (incoming, socket, head) => {
    tunnels.add(socket);
    socket.once('close', () => tunnels.delete(socket));
    tunnel(incoming, socket, head, server.port);
  });
  await new Promise((resolve) => gate.listen(0, '127.0.0.1', () => resolve(undefined)));
  const bound = gate.address();
  const authority = `localhost:${typeof bound === 'object' ? bound?.port : ''}`;

  async function answer(incoming, outgoing) {
    const { pathname } = new URL(incoming.url, `http://${authority}`);
    const file = served.exec(pathname)?.[1];
    if (pathname === '/lectern-report') {
      options.onReport?.(JSON.parse(await textOf(incoming)));
      outgoing.end();
    } else if (file && !file.includes('..')) await sendFile(path.join(root, file), outgoing);
    else forward(incoming, outgoing, server.port, pathname === '/' && options.web ? configured : undefined);
  }

  function configured(html) {
    const at = (file) => ({ scheme: 'http', authority, path: `/lectern-files${file}` });
    const added = {
      extensions: [at('')],
      ...(options.tests ? { extensionTestsPath: at(`/${options.tests}`) } : {}),
    };
    return html.replace(
      /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
      (_, start, settings) => {
        const configuration = JSON.parse(settings.replaceAll('&quot;', '"'));
        configuration.developmentOptions = { ...configuration.developmentOptions, ...added };
        return `${start}${JSON.stringify(configuration).replaceAll('"', '&quot;')}"`;
      },
    );
  }

  const close = () =>
    new Promise((resolve) => {
      gate.close(() => resolve(undefined));
      gate.closeAllConnections();
      // What was upgraded is no connection of the gate's any more, yet it would wait for it.
      for (const socket of tunnels) socket.destroy();
    });
  return { authority, close: /** @type {() => Promise<void>} */ (close) };
}

/** Passes a request on; the Host header stays, since VS Code makes its addresses from it. */
function forward(incoming, outgoing, port, rewrite) {
  const headers = { ...incoming.headers };
  if (rewrite) headers['accept-encoding'] = 'identity';
  const options = { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers };
  const onward = request(options, async (response) => {
    if (!rewrite) {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      await pipeline(response, outgoing).catch(() => outgoing.destroy());
      return;
    }
    const { 'content-length': _, ...kept } = response.headers;
    outgoing.writeHead(response.statusCode ?? 502, kept);
    outgoing.end(rewrite(await textOf(response)));
  });
  onward.on('error', () => outgoing.destroy());
  incoming.pipe(onward);
}

function tunnel(incoming, socket, head, port) {
  const onward = connect(port, '127.0.0.1', () => {
    const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
    for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
      lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
    }
    onward.write(`${lines.join('\r\n')}\r\n\r\n`);
    onward.write(head);
    onward.setNoDelay(true);
    socket.setNoDelay(true);
    socket.pipe(onward).pipe(socket);
  });
  const end = () => {
    socket.destroy();
    onward.destroy();
  };
  onward.on('error', end).on('close', end);
  socket.on('error', end).on('close', end);
}

async function sendFile(file, outgoing) {
  outgoing.setHeader('content-type', types[path.extname(file)] ?? 'text/plain');
  outgoing.setHeader('access-control-allow-origin', '*');
  outgoing.setHeader('cache-control', 'no-store');
  await pipeline(createReadStream(file), outgoing).catch(() => {
    if (!outgoing.headersSent) outgoing.statusCode = 404;
    outgoing.end();
  });
}

async function textOf(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
