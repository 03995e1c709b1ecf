import { colours } from '../design/style-colours.ts';
import { pageStyle } from '../design/style-page.ts';
import { partsStyle } from '../design/style-parts.ts';

/** Everything that the pages behind the links look like; it stands in each of them. */
export const linkStyle: string = colours + pageStyle + partsStyle;
