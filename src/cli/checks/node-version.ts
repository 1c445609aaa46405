import { UserError } from '../../errors.js';
import { sentence } from '../../sentence.js';

/** The oldest Node that this runs on, as in `engines` in package.json. On older ones native modules end the process. */
export const OLDEST_NODE = '22.22.0';

/** @param version as `process.versions.node` */
export function isSupported(version: string): boolean {
  const [major = 0, minor = 0] = numbersOf(version);
  const [leastMajor = 0, leastMinor = 0] = numbersOf(OLDEST_NODE);
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}

/** @throws UserError if this Node is too old for anything but `doctor` */
export function assertNode(version: string): void {
  if (isSupported(version)) return;
  throw new UserError(
    'config',
    sentence(
      'This is Node {{version}}, and {{oldest}} or later is needed. npm start and the other npm scripts bring one by themselves; for anything else install it from https://nodejs.org.',
      { version, oldest: OLDEST_NODE },
    ),
  );
}

function numbersOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10));
}
