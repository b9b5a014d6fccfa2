// The entry: whatever Sveltia CMS has to know before it reads its configuration.

import "./vietnamese.js";
import "./form.css";
import CMS from "@sveltia/cms";

import { formConfig } from "./config.js";
import { registerPullRequests } from "./gitea.js";
import { registerPreviews } from "./preview.js";
import { registerRecordFile } from "./record_file.js";

registerRecordFile(CMS);
try {
  registerPullRequests(await formConfig());
  await registerPreviews(CMS);
} catch (error) {
  // Records can be filled in without; a configuration that cannot be had is told by Sveltia itself.
  console.error(error);
}
CMS.init();
