export { articleKey, textVersion } from '../articles/article-key.js';
