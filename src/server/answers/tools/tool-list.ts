// The tools for agents, and how one is run.

import { z } from 'zod';
import { beginningOf } from '../../../whole-characters.js';
import { describeTool } from './describe-tool.js';
import { readTool } from './read-tool.js';
import { searchTool } from './search-tool.js';
import { similarTool } from './similar-tool.js';
import { type Tool, ToolError, type ToolSources } from './tool.js';

/** Every tool, the one to begin with first. */
export const TOOLS: readonly Tool[] = [searchTool, readTool, similarTool, describeTool];

/** Checks what a tool was given and runs it. Rejects with ToolError or FindlingError. */
export async function runTool(sources: ToolSources, name: string, given: unknown): Promise<object> {
  const tool = TOOLS.find((each) => each.name === name);
  if (tool === undefined) throw new ToolError(`There is no tool ${JSON.stringify(beginningOf(name, 60))}.`);
  const checked = tool.input.safeParse(given ?? {});
  if (!checked.success) throw new ToolError(`Wrong arguments of ${name}: ${z.prettifyError(checked.error)}`);
  return tool.run(sources, checked.data);
}
