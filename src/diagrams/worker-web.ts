// Entry of the diagram worker in browsers; the first message brings svgbob's program.
import { answerMessages } from './answer-messages.ts';
import type { ToWorker } from './worker-messages.ts';

const answer = answerMessages((message) => self.postMessage(message));
self.addEventListener('message', (event: MessageEvent<ToWorker>) => answer(event.data));
