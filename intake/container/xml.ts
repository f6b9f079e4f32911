/** Elements of the XML of office files, and the ways they are asked. */

export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
};

export type XmlNode = XmlElement | string;

export const childNamed = (element: XmlElement | null, name: string): XmlElement | null => {
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && child.name === name) return child;
  return null;
};

export const childrenNamed = (element: XmlElement | null, name: string): XmlElement[] =>
  (element?.children ?? []).filter(
    (child): child is XmlElement => typeof child !== 'string' && child.name === name,
  );

/** Behind one name after the other, from the outside in. */
export const descend = (
  element: XmlElement | null,
  ...names: readonly string[]
): XmlElement | null => names.reduce(childNamed, element);

export const wordValue = (element: XmlElement | null): string | null =>
  element?.attributes['w:val'] ?? null;

/** A switch is on when it is there, unless it says that it is off. */
export const isOn = (element: XmlElement | null): boolean =>
  element !== null && !['0', 'false', 'off'].includes(wordValue(element) ?? '');
