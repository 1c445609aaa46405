import { codeOf, messageOf, UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';

/** What `bindings` and the modules of napi-rs say if they find nothing built for this Node and machine. */
const NOT_BUILT = /^(?:Could not locate the bindings file|Cannot find native binding)/;
const OTHER_NODE = 'NODE_MODULE_VERSION';

/**
 * Says what to do if an error comes from a native module that this Node can't load, however deep it is nested.
 *
 * @param version this Node's
 * @returns a UserError, or otherwise the error unchanged
 */
export function explainNativeModules(error: unknown, version: string): unknown {
  const native = causesOf(error).find(isOfNativeModule);
  if (native === undefined) return error;
  const [reason = ''] = messageOf(native).split('\n', 1);
  const what = messageOf(native).includes(OTHER_NODE)
    ? sentence(
        'The native modules in node_modules were compiled for another Node.js than this one ({{version}})',
        { version },
      )
    : sentence("A native module in node_modules can't be used by this Node.js ({{version}}): {{reason}}", {
        version,
        reason,
      });
  return new UserError(
    'config',
    sentence(
      '{{what}}. Run this by npm start or the other npm scripts, which bring the right one; or delete node_modules and run npm start, which installs them anew. To see which can be used: npm run --silent cli -- doctor',
      { what },
    ),
    { cause: error },
  );
}

function isOfNativeModule(error: unknown): boolean {
  return codeOf(error) === 'ERR_DLOPEN_FAILED' || NOT_BUILT.test(messageOf(error));
}

/** An error, its cause, that one's cause, and so on. */
function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  let each = error;
  while (each !== undefined && !causes.includes(each)) {
    causes.push(each);
    each = each instanceof Error ? each.cause : undefined;
  }
  return causes;
}
