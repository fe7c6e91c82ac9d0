import { type Catalogue, expectedIn } from "./catalogue.js";
import { setExamples, setForms, setIds } from "./generated/sets.js";
import { expectedForms } from "./generated/words.js";

const forms = expectedForms.map((expected) => ({ expected }));

/** All sets, as the full entries have them. */
export const allSets: Catalogue = { ids: setIds, forms: setForms.map((form) => forms[form]!), examples: setExamples };

/** The form of a set's codes, in words. */
export const expectedOf = (set: number): string => expectedIn(allSets, set);
