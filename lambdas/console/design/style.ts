import { chartsStyle } from './style-charts.ts';
import { colours } from './style-colours.ts';
import { messagesStyle } from './style-messages.ts';
import { pageStyle } from './style-page.ts';
import { partsStyle } from './style-parts.ts';

/** Everything that the pages look like: one sheet, to be served at `stylePath`. */
export const styleSheet: string = colours + pageStyle + partsStyle + chartsStyle + messagesStyle;

export const stylePath = '/style.css';
