/**
 * The tables of one generation. `postings` says for each term which passages have it (`keywords/`), while each text
 * is stored once, in `articles`. `files` and the sketches are for the next run of the indexer, which skips what has
 * not changed.
 */
export const SCHEMA = `
  CREATE TABLE articles (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    short_key TEXT NOT NULL,
    path TEXT NOT NULL,
    collection TEXT NOT NULL,
    title TEXT NOT NULL,
    folded_title TEXT NOT NULL,
    url TEXT,
    date TEXT,
    author TEXT,
    lang TEXT NOT NULL,
    tags TEXT NOT NULL,
    folded_tags TEXT NOT NULL,
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    blocks TEXT NOT NULL,
    turns TEXT NOT NULL,
    removed TEXT NOT NULL,
    repost_of TEXT,
    sketch BLOB,
    sketch_key TEXT
  ) STRICT;
  CREATE TABLE files (
    path TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    warnings TEXT NOT NULL,
    original TEXT
  ) STRICT;
  CREATE INDEX articles_by_collection ON articles (collection);
  CREATE INDEX articles_by_short_key ON articles (short_key);
  CREATE INDEX articles_by_title ON articles (folded_title);
  CREATE INDEX articles_by_date ON articles (date IS NULL, date DESC, id);
  CREATE INDEX articles_by_repost ON articles (repost_of) WHERE repost_of IS NOT NULL;
  CREATE TABLE passages (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (key),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    headings TEXT NOT NULL,
    speaker TEXT,
    question_start INTEGER,
    question_end INTEGER,
    terms INTEGER NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX passages_by_place ON passages (article, start);
  CREATE TABLE sentences (
    passage INTEGER PRIMARY KEY REFERENCES passages (key),
    vectors BLOB NOT NULL
  ) STRICT;
  CREATE TABLE postings (
    segment INTEGER NOT NULL,
    term TEXT NOT NULL,
    passages INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (segment, term)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE segments (
    segment INTEGER PRIMARY KEY,
    bytes INTEGER NOT NULL
  ) STRICT;
`;

/** The names of a generation's files inside its folder. */
export const FILES = {
  info: 'generation.json',
  database: 'index.sqlite',
  /** The passages' vectors, float32, in the order of their keys. */
  vectors: 'vectors.f32',
  graph: 'vectors.hnsw',
} as const;
