// The element <pay-verdict>, which is known to the page as soon as this is imported.
import { define } from "../element/element.js";

export { PayVerdictElement, define } from "../element/element.js";

define();
