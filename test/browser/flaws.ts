import type { Page } from 'playwright-core';

/** What is wrong with a page as it stands in the browser, a sentence for each flaw. */
export function flawsOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const flaws: string[] = [];
    const named = (element: Element) =>
      `<${element.tagName.toLowerCase()}> ${(element.textContent ?? '').trim().slice(0, 40)}`;
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
      element.getBoundingClientRect().width > 1;

    const over = document.documentElement.scrollWidth - window.innerWidth;
    if (over > 0) flaws.push(`the page is ${over} px wider than the screen`);

    const nameOf = (element: Element) => {
      const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const labels =
        element instanceof HTMLElement && 'labels' in element
          ? [...((element.labels as NodeListOf<Element> | null) ?? [])]
          : [];
      const own = element.matches('button, summary, a') ? [element] : [];
      return [
        element.getAttribute('aria-label'),
        ...[...ids.map((id) => document.getElementById(id)), ...labels, ...own].map(
          (each) => each?.textContent,
        ),
      ]
        .filter((each) => each)
        .join(' ')
        .trim();
    };
    const controls = [
      ...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])'),
    ];
    for (const each of controls) if (nameOf(each) === '') flaws.push(`${named(each)} has no name`);

    for (const each of controls.filter(isShown)) {
      if (each.matches('.pick input') || (each.matches('a') && !each.matches('.button-link, .choices a')))
        continue;
      const target = each.matches('input') ? (each.closest('label.pick') ?? each) : each;
      const { height } = target.getBoundingClientRect();
      if (height < 43.9) flaws.push(`${named(each)} is ${height} px high`);
    }

    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of ids.filter((each, place) => ids.indexOf(each) < place))
      flaws.push(`two elements have the id ${id}`);

    let level = 0;
    for (const each of document.querySelectorAll('h1, h2, h3, h4')) {
      const next = Number(each.tagName.slice(1));
      if (next > level + 1) flaws.push(`${named(each)} skips a level of headings`);
      level = next;
    }
    if (document.querySelectorAll('h1').length !== 1) flaws.push('the page has not one main heading');
    for (const landmark of ['main', 'header', 'footer'])
      if (document.querySelectorAll(landmark).length !== 1) flaws.push(`the page has not one ${landmark}`);

    type Colour = readonly [red: number, green: number, blue: number, opacity: number];
    const parsed = (text: string): Colour => {
      const [red = 0, green = 0, blue = 0, opacity = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
      return text.startsWith('color(srgb')
        ? [red * 255, green * 255, blue * 255, opacity]
        : [red, green, blue, opacity];
    };
    const luminance = (colour: Colour) => {
      const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((channel) => {
        const share = channel / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element: Element | null): Colour => {
      if (element === null) return [255, 255, 255, 1];
      const ground = parsed(getComputedStyle(element).backgroundColor);
      return ground[3] > 0.99 ? ground : groundOf(element.parentElement);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const element = text.parentElement;
      if (
        element === null ||
        (text.textContent ?? '').trim() === '' ||
        element.closest('title, desc, option, .hidden, .skip') !== null ||
        !isShown(element)
      )
        continue;
      const style = getComputedStyle(element);
      const ink = parsed(element instanceof SVGElement ? style.fill : style.color);
      const [lighter = 0, darker = 0] = [luminance(ink), luminance(groundOf(element))].sort((a, b) => b - a);
      const contrast = (lighter + 0.05) / (darker + 0.05);
      if (contrast < 4.5) flaws.push(`${named(element)} has a contrast of ${contrast.toFixed(2)}`);
    }
    return flaws;
  });
}
