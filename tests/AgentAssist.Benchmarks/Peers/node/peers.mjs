// Runs one library over a set: node peers.mjs <library> <zh|en> <tokens> <folder>
// Reads records.jsonl {article, title, text} and queries.jsonl (a text a line) from the folder; prints {indexSeconds},
// then for each query {ms, best, mean}: at most ten article numbers, best first, by both ways to score an article.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DEPTH = 10;
const DEPTH_OF_RECORDS = 200;
const WARM_UP = 200;
const SEED = 7;

const tokenizers = {
  async jieba() {
    const { Jieba } = await import('@node-rs/jieba');
    const { dict } = await import('@node-rs/jieba/dict.js');
    const jieba = Jieba.withDict(dict);
    return text => jieba.cutForSearch(fold(text), true).filter(token => /[\p{L}\p{N}]/u.test(token));
  },
  async bigrams() {
    return text => [...fold(text).matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)].flatMap(([run]) => pairs(run));
  },
  async porter2() {
    const { default: stem } = await import('wink-porter2-stemmer');
    return text => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).map(stem);
  },
};

const libraries = {
  async minisearch(records, tokens) {
    const { default: MiniSearch } = await import('minisearch');
    const { default: stem } = await import('wink-porter2-stemmer');
    const words = tokens === 'porter2'
      ? { processTerm: term => stem(term.toLowerCase()) }
      : { tokenize: await tokenizers[tokens](), processTerm: term => term };
    return {
      index() {
        this.engine = new MiniSearch({ fields: ['title', 'text'], searchOptions: { boost: { title: 2 }, combineWith: 'OR' }, ...words });
        this.engine.addAll(records.map((record, id) => ({ id, title: record.title, text: record.text })));
      },
      search(query, limit) {
        return this.engine.search(query).slice(0, limit).map(hit => [hit.id, hit.score]);
      },
    };
  },

  async wink(records, tokens) {
    const { default: bm25 } = await import('wink-bm25-text-search');
    const tokenize = await tokenizers[tokens]();
    return {
      index() {
        this.engine = bm25();
        this.engine.defineConfig({ fldWeights: { title: 2, text: 1 }, bm25Params: { k1: 1.2, b: 0.75, k: 1 } });
        this.engine.definePrepTasks([tokenize]);
        records.forEach((record, id) => this.engine.addDoc({ title: record.title, text: record.text }, id));
        this.engine.consolidate();
      },
      search(query, limit) {
        return this.engine.search(query, limit).map(([id, score]) => [Number(id), score]);
      },
    };
  },

  // One intent an article; it ranks articles itself. Trained in shuffled order at a low rate: the defaults learn in the order
  // of the file and forget the intents that came first.
  async nlpjs(records, tokens, locale) {
    const { containerBootstrap } = await import('@nlpjs/core');
    const { Nlp } = await import('@nlpjs/nlp');
    const language = locale === 'zh' ? (await import('@nlpjs/lang-zh')).LangZh : (await import('@nlpjs/lang-en')).LangEn;
    const iterations = records.length < 3000 ? 300 : 60;
    return {
      ranksArticles: true,
      async index() {
        const container = containerBootstrap();
        container.use(language);
        this.engine = new Nlp({ container, autoSave: false });
        const settings = { useNoneFeature: false, log: false, learningRate: 0.02, iterations, deltaErrorThresh: 0 };
        this.engine.useNlu('NeuralNlu', locale, undefined, settings);
        this.engine.addLanguage([locale]);
        for (const record of shuffled(records.filter(one => one.title)))
          this.engine.addDocument(locale, record.title, String(record.article));
        await this.engine.train();
      },
      async search(query, limit) {
        const { classifications } = await this.engine.classify(locale, query);
        return classifications.filter(one => one.intent !== 'None' && one.score > 0).slice(0, limit).map(one => [Number(one.intent), one.score]);
      },
    };
  },
};

function fold(text) {
  return text.normalize('NFKC').toLowerCase();
}

function pairs(run) {
  const characters = [...run];
  return /\p{Script=Han}/u.test(run) && characters.length > 1 ? characters.slice(1).map((second, i) => characters[i] + second) : [run];
}

function shuffled(items) {
  const result = [...items];
  let state = SEED;
  for (let i = result.length - 1; i > 0; i--) {
    // A linear congruential generator: the same order on every machine.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor(state / 2 ** 32 * (i + 1));
    [result[i], result[j]] = [result[j], result[i]];
  }
  return result;
}

/** Articles by score: that of the best record, or the sum of the best `count` over as many as the article has of them. */
function articlesOf(hits, records, recordsOf, count) {
  const found = new Map();
  for (const [record, score] of hits) {
    const { article } = records[record];
    const seen = found.get(article);
    if (!seen)
      found.set(article, [score]);
    else if (seen.length < count)
      seen.push(score);
  }
  const value = ([article, scores]) => scores.reduce((sum, score) => sum + score, 0) / Math.min(count, recordsOf[article]);
  return [...found].map(one => [one[0], value(one)]).sort((a, b) => b[1] - a[1]).slice(0, DEPTH).map(([article]) => article);
}

const [library, locale, tokens, folder] = process.argv.slice(2);
const lines = name => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line));
const records = lines('records.jsonl');
const queries = lines('queries.jsonl');
const recordsOf = [];
for (const { article } of records)
  recordsOf[article] = (recordsOf[article] ?? 0) + 1;
const several = recordsOf.some(count => count > 1);

const peer = await libraries[library](records, tokens, locale);
const start = process.hrtime.bigint();
await peer.index();
const print = row => process.stdout.write(JSON.stringify(row) + '\n');
print({ indexSeconds: Number(process.hrtime.bigint() - start) / 1e9 });

const limit = several && !peer.ranksArticles ? DEPTH_OF_RECORDS : DEPTH;
const rank = (hits, count) => peer.ranksArticles ? hits.map(([article]) => article) : articlesOf(hits, records, recordsOf, count);
// The blank makes it another text, for nlp.js remembers the texts that it has seen.
for (const query of queries.slice(0, WARM_UP))
  rank(await peer.search(query + ' ', limit), 1);
for (const query of queries) {
  const asked = process.hrtime.bigint();
  const hits = await peer.search(query, limit);
  const best = rank(hits, 1);
  const ms = Number(process.hrtime.bigint() - asked) / 1e6;
  print({ ms, best, mean: several && !peer.ranksArticles ? rank(hits, 3) : null });
}
