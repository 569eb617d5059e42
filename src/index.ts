import { boot } from './tv/boot.ts';

/** The Lightning CLI's page calls this with its settings and puts the canvas into the document. */
export default boot;
