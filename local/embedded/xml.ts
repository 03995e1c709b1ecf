/** What an XML element may hold: text, child elements by name, or (as an array) the same element repeated. */
type XmlValue = string | number | boolean | XmlElements | readonly XmlValue[] | undefined;
export type XmlElements = { readonly [name: string]: XmlValue };

/** The elements in order; an `undefined` value and an empty array write nothing. */
export function toXml(elements: XmlElements): string {
  return Object.entries(elements)
    .map(([name, value]) => elementXml(name, value))
    .join('');
}

/** A document with one root element in the given namespace. */
export function xmlDocument(root: string, namespace: string, elements: XmlElements): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${namespace}">${toXml(elements)}</${root}>`;
}

function elementXml(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((one: XmlValue) => elementXml(name, one)).join('');
  const content = typeof value === 'object' ? toXml(value as XmlElements) : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Text for an element or an attribute. */
function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (character) => escapes[character] as string);
}

/** The raw content of every `<name>` element of a small request body, in order; not for nested equal names. */
export function xmlContents(xml: string, name: string): string[] {
  return Array.from(
    xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g')),
    (match) => {
      return match[1] as string;
    },
  );
}

/** The text of the first `<name>` element with its entities resolved, or null when there is none. */
export function xmlText(xml: string, name: string): string | null {
  const content = xmlContents(xml, name)[0];
  return content === undefined ? null : unescapeXml(content);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return named[name] ?? whole;
  });
}
