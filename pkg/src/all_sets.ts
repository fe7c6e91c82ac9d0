import { type Catalogue, expectedIn } from "./catalogue.js";
import { setExamples, setForms, setIds } from "./generated/sets.js";

/** All sets, as the full entries have them. */
export const allSets: Catalogue = { ids: setIds, forms: setForms, examples: setExamples };

/** The form of a set's codes, in words. */
export const expectedOf = (set: number): string => expectedIn(allSets, set);
