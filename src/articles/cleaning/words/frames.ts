import { ENDS, STARTS } from './en/frames.js';
import { oneOf } from './word-list.js';

/** The lines before and after a free book's text in its file. */
export const BOOK_START = oneOf([[], STARTS]);
export const BOOK_END = oneOf([[], ENDS]);
