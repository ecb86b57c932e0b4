import { asyncapi } from "@stoplight/spectral-rulesets";

export default {
  extends: [[asyncapi, "all"]],
  rules: {
    // The document is written in several files: its structure is judged after their references are resolved.
    "asyncapi-3-document-unresolved": "off",
    // There is no mailbox to name.
    "asyncapi-info-contact-properties": "off",
  },
};
