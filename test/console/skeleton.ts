const TOKEN =
  /<!doctype html>|<\/([a-z][a-z0-9]*)>|<([a-z][a-z0-9]*)((?: [a-zA-Z][a-zA-Z0-9-]*(?:="[^"<>]*")?)*)(\/?)>|[<>]/g;
const VOID = new Set(['meta', 'link', 'input', 'br']);
const FORBIDDEN_ELEMENTS = new Set(['script', 'style', 'iframe', 'object', 'embed', 'base', 'img', 'math']);

/**
 * The opening tags of a document in order, with the names of their attributes. Throws when a tag is malformed,
 * unbalanced or forbidden, or an attribute could run or style something.
 */
export function skeletonOf(document: string): readonly string[] {
  const open: string[] = [];
  const skeleton: string[] = [];
  for (const match of document.matchAll(TOKEN)) {
    const [token, closing, opening, attributes = '', slash] = match;
    if (token === '<!doctype html>') continue;
    if (closing !== undefined) {
      const last = open.pop();
      if (last !== closing)
        throw new Error(`</${closing}> closes <${last}> at ${around(document, match.index)}`);
      continue;
    }
    if (opening === undefined) throw new Error(`a loose ${token} at ${around(document, match.index)}`);
    if (FORBIDDEN_ELEMENTS.has(opening)) throw new Error(`<${opening}> at ${around(document, match.index)}`);
    const names = attributes.replace(/="[^"]*"/g, '').trim();
    if (/\bon|\bstyle\b|\bsrcdoc\b/i.test(names)) throw new Error(`${names} on <${opening}>`);
    skeleton.push(`${opening} ${names}`.trim());
    if (!VOID.has(opening) && slash !== '/') open.push(opening);
  }
  if (open.length > 0) throw new Error(`left open: ${open.join(' ')}`);
  return skeleton;
}

/** Where every link, form and stylesheet of a document leads. */
export function targetsOf(document: string): readonly string[] {
  return [...document.matchAll(/ (?:href|action|src)="([^"]*)"/g)].map(([, target]) => target ?? '');
}

/** What a reader sees: the texts, with entities resolved. */
export function textOf(document: string): string {
  const text = document.replace(/<title\b.*?<\/title>|<desc\b.*?<\/desc>/gs, ' ').replace(/<[^>]*>/g, ' ');
  return withEntitiesResolved(text).replace(/\s+/g, ' ');
}

export function withEntitiesResolved(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#96;/g, '`')
    .replace(/&amp;/g, '&');
}

function around(document: string, index: number): string {
  return JSON.stringify(document.slice(Math.max(0, index - 60), index + 60));
}
