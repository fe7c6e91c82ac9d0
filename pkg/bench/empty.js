// Nothing: what Node takes to import a file.
export {};
