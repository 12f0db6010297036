import { drawDiagram } from './draw-diagram.ts';
import { loadSvgbob, type Svgbob } from './svgbob.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** The inside of a diagram worker in any runtime: draws what it is told, one after the other. */
export function answerMessages(
  say: (message: FromWorker) => void,
  svgbob?: Svgbob,
): (message: ToWorker) => void {
  let draw = svgbob;
  return (message) => {
    if (message.kind === 'load') {
      draw = loadSvgbob(message.svgbob);
      return;
    }
    const { id, source, options } = message;
    if (!draw) throw new Error('The diagram worker was not given svgbob.');
    say({ kind: 'begun', id });
    say({ kind: 'done', id, drawing: drawDiagram(draw, source, options) });
  };
}
