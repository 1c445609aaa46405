import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { Logger } from '../../logger.js';
import { problemOf } from '../failures.js';
import { answerSchema } from '../objects/answer.js';
import { articleSchema } from '../objects/article.js';
import { findingSchema } from '../objects/finding.js';
import { timelineSchema } from '../objects/timeline.js';
import type { Problem } from '../problem.js';
import type { Reader } from '../reader.js';
import { API_VERSION } from '../version.js';
import { askInput, findInput, PART, readInput, timelineInput } from './tool-inputs.js';

const INSTRUCTIONS = `Verbatim searches a folder of articles and returns their own words: nothing it returns is paraphrased or generated.
Quote \`text\` unchanged and put \`citation\` (and \`link\`, if there is one) below it.
A quote of tier "found" answers the question; "related" and "nothing" are merely near it, so do not present them as answers.
Offsets count UTF-16 code units in the article's text, and \`hash\` is the SHA-256 of that text: with the same hash, the same offsets give the same words.`;

// A tool's result is described by the object's fields: a named schema would be a mere reference.
const READS_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

/**
 * A server of the Model Context Protocol whose tools are what programs may ask. It serves one client.
 *
 * @param asker the client, for its turn among everything that is asked
 */
export function createToolServer(reader: Reader, logger: Logger, asker: string): McpServer {
  const server = new McpServer(
    { name: 'verbatim', title: 'Verbatim', version: API_VERSION },
    { instructions: INSTRUCTIONS },
  );
  const answered = (tool: string, work: Promise<Record<string, unknown>>): Promise<CallToolResult> =>
    work.then(toResult, (error: unknown) => toFailure(problemOf(error, `tool ${tool}`, logger)));
  server.registerTool(
    'ask',
    {
      title: 'Ask the articles',
      description:
        'Answer a question with verbatim quotes from the articles, best first, each with its source, its offsets and how sure it is that it answers. Use it whenever a question may be answered by the articles. If the tier is not "found", the articles do not surely answer it.',
      inputSchema: askInput,
      outputSchema: answerSchema.shape,
      annotations: READS_ONLY,
    },
    (input) => answered('ask', reader.ask(asker, input)),
  );
  server.registerTool(
    'read',
    {
      title: 'Read an article',
      description: `Read the text of an article, ${PART} characters at a time, with its title, date, author, headings and hash. Use it to see a quote in its context: pass the quote's \`articleId\`, and a \`start\` somewhat before the quote's.`,
      inputSchema: readInput,
      outputSchema: articleSchema.shape,
      annotations: READS_ONLY,
    },
    ({ article, start, end = start + PART }) =>
      answered('read', reader.article(asker, article, { start, end })),
  );
  server.registerTool(
    'find_quotation',
    {
      title: 'Find a quotation',
      description:
        'Find which article contains a given text: word for word ("exact"), with small differences ("nearly"), or else the passages nearest to it in meaning ("nearest"). Use it to check whether and where something was said, and by whom.',
      inputSchema: findInput,
      outputSchema: findingSchema.shape,
      annotations: READS_ONLY,
    },
    ({ text }) => answered('find_quotation', reader.find(asker, text)),
  );
  server.registerTool(
    'timeline',
    {
      title: 'Timeline of a topic',
      description:
        'Show what the articles say about a topic over time: one verbatim quote per article, oldest first, with long gaps counted in months. Use it for questions about how something developed.',
      inputSchema: timelineInput,
      outputSchema: timelineSchema.shape,
      annotations: READS_ONLY,
    },
    ({ topic }) => answered('timeline', reader.timeline(asker, topic)),
  );
  return server;
}

/** As structured content, and also as text for clients that know only that. */
function toResult(object: Record<string, unknown>): CallToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(object) }], structuredContent: object };
}

function toFailure({ message, details: { nearest = [] } }: Problem): CallToolResult {
  const list = nearest.map(({ id, title }) => `\n${id}  ${title}`).join('');
  return { isError: true, content: [{ type: 'text', text: message + list }] };
}
