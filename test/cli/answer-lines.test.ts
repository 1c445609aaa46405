import { PassThrough } from 'node:stream';
import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { answerLines } from '../../src/cli/serving/answer-lines.js';

function conversation(answer: (question: string) => Promise<string>) {
  const input = new PassThrough();
  const output = new PassThrough();
  const ending = new AbortController();
  let said = '';
  output.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const over = answerLines({ input, output, answer, signal: ending.signal });
  return { input, over, ending, said: () => said };
}

describe('questions that are typed in a terminal', () => {
  it('are answered in their order, also those that were typed while another one was answered', async () => {
    const asked: string[] = [];
    const waiting: (() => void)[] = [];
    const { input, over, said } = conversation(async (question) => {
      asked.push(question);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return `answer to ${question}`;
    });
    input.write('one\n');
    while (asked.length < 1) await soon();
    input.write('two\nthr');
    input.write('ee\n\n');
    for (let i = 0; i < 3; i++) {
      while (waiting.length === 0) await soon();
      waiting.shift()?.();
    }
    await over;
    expect(asked).toEqual(['one', 'two', 'three']);
    expect(said().match(/answer to \w+/g)).toEqual(['answer to one', 'answer to two', 'answer to three']);
  });

  it('end with the input, and when they are told to', async () => {
    const first = conversation(async () => 'x');
    first.input.end('one\n');
    await first.over;
    expect(first.said()).toContain('x');
    const second = conversation(async () => 'x');
    second.ending.abort();
    await second.over;
    expect(second.said()).not.toContain('x');
  });

  it('end with what an answer fails of', async () => {
    const { input, over } = conversation(async () => {
      throw new Error('no index');
    });
    input.write('one\n');
    await expect(over).rejects.toThrow('no index');
  });
});
