// The entry: whatever Sveltia CMS has to know before it reads its configuration.

import "./vietnamese.js";
import "./form.css";
import CMS from "@sveltia/cms";

CMS.init();
