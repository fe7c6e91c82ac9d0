// What knows codes.
export { codeSets, decode, decodeIn, describeSet, identify, locales, related } from "payverdict";
