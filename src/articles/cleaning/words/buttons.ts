import { BUTTONS as EN } from './en/buttons.js';
import { everyOf } from './word-list.js';
import { BUTTONS as ZH } from './zh/buttons.js';

/** Labels of buttons, links and menus. */
export const BUTTONS = everyOf([ZH, EN]);
