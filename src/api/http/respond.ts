import type { Context } from 'hono';
import type { Logger } from '../../logger.js';
import { problemOf } from '../failures.js';
import { Problem } from '../problem.js';
import type { ApiEnv } from './env.js';

const PROBLEM_TYPE = { 'Content-Type': 'application/problem+json' } as const;

/** Answers anything that was thrown with problem details. */
export function respondWithProblem(logger: Logger): (error: Error, context: Context<ApiEnv>) => Response {
  return (error, context) => {
    const problem = problemOf(error, `${context.req.method} ${context.req.routePath}`, logger);
    if (problem.retryAfter !== null) context.header('Retry-After', String(problem.retryAfter));
    if (problem.kind === 'unauthorized') context.header('WWW-Authenticate', 'Bearer realm="Verbatim"');
    return context.body(JSON.stringify(problem), problem.status, PROBLEM_TYPE);
  };
}

/** Refuses a method that a path does not support. */
export function onlyMethods(...methods: readonly string[]): (context: Context<ApiEnv>) => never {
  return (context) => {
    context.header('Allow', methods.join(', '));
    throw new Problem('method-not-allowed', `This takes ${methods.join(' and ')} alone.`);
  };
}

/** Refuses an unknown path. */
export function noSuchPath(advice: string): () => never {
  return () => {
    throw new Problem('not-found', `Nothing is served at this address. ${advice}`);
  };
}
