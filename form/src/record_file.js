// Makes the form read and write our files, and look at each before it saves.

import "./question.css";
import { fromFile, toFile } from "./file_format.js";
import { beforeSaving, noteText } from "./saving.js";

export { fromFile, toFile };

/**
 * Make the file format known to the form, under the name that its configuration has for it.
 * @param {object} CMS Sveltia CMS.
 */
export function registerRecordFile(CMS) {
  const reading = (text) => {
    noteText(text);
    return fromFile(text);
  };
  CMS.registerCustomFormat("phong-trao", "yml", { fromFile: reading, toFile });
  CMS.registerEventListener({ name: "preSave", handler: beforeSaving });
}
