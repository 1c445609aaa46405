import { describe, expect, it } from 'vitest';
import { splitReaderHeader } from '../../../src/articles/source/reader-header.js';
import { read } from '../helpers.js';

const HEADER =
  'Title: The ferry is back | River Post\n\nURL Source: https://river.example/a/1\n\nPublished Time: 2023-05-01T07:00:00Z\n\nMarkdown Content:\n';

describe('the lines before a page that a service made into Markdown', () => {
  it('gives title, address and day, and no longer stands in the text', () => {
    const { article } = read(
      `${HEADER}# The ferry is back\n\nIt left at eight, with nine people and a dog.\n`,
    );
    expect(article.url).toBe('https://river.example/a/1');
    expect(article.date).toBe('2023-05-01');
    expect(article.title).toBe('The ferry is back');
    expect(article.text).toBe('The ferry is back\n\nIt left at eight, with nine people and a dog.');
  });

  it('keeps a text that begins in the line of its label', () => {
    expect(
      splitReaderHeader('URL Source: https://river.example/\nMarkdown Content: It left.\n\nAt eight.').body,
    ).toBe('It left.\n\nAt eight.');
  });

  it.each([
    ['without an address', 'Title: A note\n\nMarkdown Content:\nText.'],
    ['without the label of the content', 'Title: A note\nURL Source: https://river.example/\n\nText.'],
    ['further down', 'A note.\n\nTitle: x\nURL Source: https://river.example/\nMarkdown Content:\nText.'],
  ])('is text %s', (_, source) => {
    expect(splitReaderHeader(source)).toEqual({ data: {}, body: source, warnings: [] });
  });
});
