// SPDX-License-Identifier: Apache-2.0
// How an answer of Gemba's API is read: its events, its text with the numbers it cites, its blocks, its problems.
// The panel in Odoo and Gemba's own console both use this one file, so it imports nothing and knows no page. Whatever
// the API sends stays text here; nothing of it is ever taken for markup.

const MARKS = /\s*((?:\[\d{1,4}\])+)/g;
const FIELD = /^[a-z][a-z0-9_]*$/;
const OPERATORS = new Set(['=', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'ilike', 'not ilike', '=ilike']);
const LAST_MARKS = /\s*((?:\[\d{1,4}\])+)$/;

/** Events of a POST, which EventSource cannot make, one after another as {name, data}. */
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    rest += value.replaceAll('\r', '');
    const parts = rest.split('\n\n');
    rest = parts.pop();
    for (const part of parts) {
      const event = eventOf(part);
      if (event) {
        yield event;
      }
    }
  }
}

// Odoo's bundler reads no `export` before a generator.
export { events };

function eventOf(part) {
  let name = 'message';
  const data = [];
  for (const line of part.split('\n')) {
    if (line.startsWith('event:')) {
      name = line.slice(6).trim();
    } else if (line.startsWith('data:')) {
      data.push(line.slice(5).replace(/^ /, ''));
    }
  }
  return data.length === 0 ? null : { name, data: JSON.parse(data.join('\n')) };
}

/** What a status means that comes alone: 404 is a proxy that does not know Gemba, 503 is Gemba's own when not even its sessions can be read. */
const CODES = { 401: 'NOT_SIGNED_IN', 404: 'UNAVAILABLE', 502: 'UNAVAILABLE', 503: 'DATABASE_UNAVAILABLE', 504: 'UNAVAILABLE' };

/** Nothing came, or it broke off. */
export const LOST = Object.freeze({ code: 'LOST' });

/** What a response that is no answer tells of. */
export async function problemOf(response) {
  try {
    const problem = await response.json();
    if (typeof problem.code === 'string') {
      return problem;
    }
  } catch {
    // A proxy's page, or nothing: the status is all there is.
  }
  return { status: response.status, code: CODES[response.status] ?? 'INTERNAL' };
}

/** A single statement with the numbers that stand behind it, which come last; whatever looks like one before is text. */
export function statement(text) {
  const marks = LAST_MARKS.exec(text);
  return marks ? { text: text.slice(0, marks.index), citations: numbers(marks[1]) } : { text, citations: [] };
}

/** A text as its statements. Whatever is not the number of a citation of the answer stays text. */
export function statements(text, known) {
  const found = [];
  let from = 0;
  for (const marks of text.matchAll(MARKS)) {
    const citations = numbers(marks[1]);
    if (citations.every((n) => known.has(n))) {
      found.push({ text: text.slice(from, marks.index), citations });
      from = marks.index + marks[0].length;
    }
  }
  if (from < text.length || found.length === 0) {
    found.push({ text: text.slice(from), citations: [] });
  }
  return found;
}

function numbers(marks) {
  return marks.match(/\d+/g).map(Number);
}

/** An answer's blocks, ready to be shown; of a kind that came later than this file, its text at least. */
export function blocks(answer) {
  const known = new Set(answer.citations.map(({ n }) => n));
  const read = (text) => statements(text ?? '', known);
  return answer.blocks.flatMap((block) => {
    switch (block.type) {
      case 'steps':
        return [{ type: 'steps', ordered: block.ordered === true, items: block.items.map(read) }];
      case 'table':
        return [{
          type: 'table',
          columns: block.columns ?? [],
          rows: block.rows.map((cells, at) => ({
            cells,
            citations: (block.rowCitations?.[at] ?? []).filter((n) => known.has(n)),
          })),
        }];
      case 'conflict':
        return [{
          type: 'conflict',
          sides: block.items.map((item, at) => ({ source: block.sources?.[at] ?? '', said: read(item) })),
        }];
      case 'choices':
        return [{ type: 'choices', items: block.items.map((text, at) => ({ text, ask: block.asks?.[at] ?? text })) }];
      case 'note':
        return [{ type: 'note', said: read(block.text) }];
      case 'chart':
        return chartOf(block, known);
      default:
        return typeof block.text === 'string' ? [{ type: 'paragraph', said: read(block.text) }] : [];
    }
  });
}

/** A chart that can be drawn; what is no number is left out, and nothing is drawn of nothing. */
function chartOf({ text, chart }, known) {
  const points = (chart?.points ?? [])
    .map(({ label, value, shown }) => ({ label: String(label ?? ''), value: Number(value), shown: String(shown ?? value) }))
    .filter(({ value }) => Number.isFinite(value));
  if (points.length === 0) {
    return typeof text === 'string' ? [{ type: 'paragraph', said: [{ text, citations: [] }] }] : [];
  }
  return [{
    type: 'chart',
    title: text ?? '',
    shape: chart.shape === 'line' ? 'line' : 'bars',
    unit: chart.unit ?? '',
    points,
    citations: (chart.citations ?? []).filter((n) => known.has(n)),
  }];
}

/**
 * The list of records that a citation stands for, as {model, domain, title}; null of a single one. What is no plain
 * condition on the model's own fields is none.
 */
export function listOf({ model, recordIds = [], filter, label }) {
  if (filter) {
    return isPlain(filter.domain) ? { model, domain: filter.domain, title: filter.said || label } : null;
  }
  const ids = recordIds.filter((id) => Number.isInteger(id) && id > 0);
  return ids.length > 1 ? { model, domain: [['id', 'in', ids]], title: label } : null;
}

/** How many records a citation stands for. */
export function countOf({ recordIds = [], filter }) {
  return filter?.count ?? Math.max(1, recordIds.length);
}

function isPlain(domain) {
  return Array.isArray(domain) && domain.every((term) => ['&', '|', '!'].includes(term)
    || (Array.isArray(term) && term.length === 3 && FIELD.test(term[0]) && OPERATORS.has(term[1])));
}

/** One question, and what has been read of its answer so far. */
export class Reading {
  /** `sending`, then what the server says it does; at the end `done`, `stopped` or `failed`. */
  stage = 'sending';
  evidence = [];
  said = [];
  answer = null;
  problem = null;

  constructor(question) {
    this.question = question;
  }

  get isOver() {
    return ['done', 'stopped', 'failed'].includes(this.stage);
  }

  /** Takes in an event. */
  take({ name, data }) {
    switch (name) {
      case 'status': this.stage = data.stage; break;
      case 'evidence': this.evidence = data.citations; break;
      case 'delta': this.said.push(statement(data.text)); break;
      case 'restart': this.said = []; this.stage = 'restart'; break;
      case 'problem': this.fail(data); break;
      case 'answer': this.answer = data; this.stage = 'done'; break;
      default: break;
    }
  }

  stop() {
    this.stage = 'stopped';
  }

  fail(problem) {
    this.problem = problem;
    this.stage = 'failed';
  }
}

/**
 * Reads an answer to its end, whatever that is; never throws.
 *
 * @param reading what takes it in
 * @param send makes the request, a promise of its response
 * @param signal of whoever may stop it
 * @param changed called after each event
 */
export async function follow(reading, send, signal, changed = () => {}) {
  try {
    const response = await send();
    if (!response.ok) {
      reading.fail(await problemOf(response));
    } else {
      for await (const event of events(response)) {
        reading.take(event);
        if (reading.isOver) {
          break;
        }
        changed();
      }
    }
    if (!reading.isOver) {
      reading.fail(LOST);
    }
  } catch (error) {
    if (signal.aborted) {
      reading.stop();
    } else {
      reading.fail(error.problem ?? LOST);
    }
  }
  changed();
}

/**
 * Asks for the picture of a page until it has been drawn.
 *
 * @param send makes the request, a promise of its response
 * @param wanted whether anybody still waits for it
 * @return the response that has the picture, or a problem
 */
export async function drawn(send, wanted = () => true, tries = 30) {
  try {
    for (let n = 0; n < tries && wanted(); n++) {
      const response = await send();
      if (response.status === 200) {
        return { response };
      }
      if (response.status !== 202) {
        return { problem: await problemOf(response) };
      }
      await new Promise((resolve) => setTimeout(resolve, 1000 * Number(response.headers.get('Retry-After') ?? 1)));
    }
    return { problem: { code: 'PAGE_SLOW' } };
  } catch (error) {
    return { problem: error.problem ?? LOST };
  }
}
