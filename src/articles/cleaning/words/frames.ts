import { ENDS, STARTS } from './en/frames.js';
import { oneOf } from './word-list.js';

/** The lines between which a free book stands in its file. */
export const BOOK_START = oneOf([[], STARTS]);
export const BOOK_END = oneOf([[], ENDS]);
