// Entry of the diagram worker in Node; `workerData` is the path of svgbob's program.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { answerMessages } from './answer-messages.ts';
import { loadSvgbob } from './svgbob.ts';

const port = parentPort;
if (!port) throw new Error('This program runs as a worker only.');
const svgbob = loadSvgbob(readFileSync(String(workerData)));
port.on(
  'message',
  answerMessages((message) => port.postMessage(message), svgbob),
);
