// What an agent asks: a tool by its name, or a document as a resource. What was asked wrongly is an answer, too, for the
// model to read.

import { FindlingError } from '../../../errors.js';
import { type ContentMaker, jsonContent } from '../answer-content.js';
import { listResources, readResource } from './resources.js';
import { ToolError, type ToolSources } from './tool.js';
import { runTool } from './tool-list.js';

/** A question of an agent: plain data, the body of its request. */
export type AgentQuestion =
  | { readonly kind: 'tool'; readonly name: string; readonly given: unknown }
  | { readonly kind: 'resources'; readonly cursor?: string | undefined }
  | { readonly kind: 'resource'; readonly uri: string };

/** What is answered: an object, or what was asked wrongly. */
export type AgentAnswer = { readonly result: object } | { readonly problem: string };

/** Failures that whoever asks can mend. */
const MENDABLE = new Set(['document_not_found', 'invalid_filter', 'invalid_parameter']);

/** An AgentAnswer. */
export const answerTool: ContentMaker = async ({ engine }, { body = '', site = null }) => {
  const question = JSON.parse(body) as AgentQuestion;
  const current = engine();
  const answer = await answerAgent({ engine: current, site }, question);
  return jsonContent(answer, current.status().generation);
};

/** Answers a question. Rejects with FindlingError where that is not the fault of whoever asks. */
export async function answerAgent(sources: ToolSources, question: AgentQuestion): Promise<AgentAnswer> {
  try {
    return { result: await ask(sources, question) };
  } catch (error) {
    if (error instanceof ToolError) return { problem: error.message };
    if (error instanceof FindlingError && MENDABLE.has(error.code)) return { problem: error.message };
    throw error;
  }
}

function ask(sources: ToolSources, question: AgentQuestion): Promise<object> {
  switch (question.kind) {
    case 'tool':
      return runTool(sources, question.name, question.given);
    case 'resources':
      return listResources(sources, question.cursor);
    case 'resource':
      return readResource(sources, question.uri);
  }
}
