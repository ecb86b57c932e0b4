import { oas } from "@stoplight/spectral-rulesets";
import owasp from "@stoplight/spectral-owasp-ruleset";

export default {
  extends: [
    [oas, "all"],
    [owasp, "all"],
  ],
  rules: {
    // The document is written in several files: its structure is judged after their references are resolved.
    "oas3-schema": { ...oas.rules["oas3-schema"], resolved: true },
    // Allowed origins are a setting of the shop, and the headers are set for every answer alike, not by an operation.
    "owasp:api8:2023-define-cors-origin": "off",
    // Tags follow the way of an order, from the shop to the piece.
    "openapi-tags-alphabetical": "off",
    // There is no mailbox to name, and OpenAPI 3.1 allows either a licence's identifier or its URL.
    "contact-properties": "off",
    "license-url": "off",
  },
};
