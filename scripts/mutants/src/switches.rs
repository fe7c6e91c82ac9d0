//! Puts the mutants of a file behind switches: `a < b` becomes `(if on(7) { a <= b } else { a < b })`.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use proc_macro2::LineColumn;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use crate::list::{Genre, Id, Mutant, Place, Span};

/// What is written around a part of a file, or in its place.
struct Edit {
    range: Range<usize>,
    /// What stands before it: text, and the mutant whose it is.
    before: Vec<(String, Option<Id>)>,
    after: &'static str,
    is_left_out: bool,
}

/// A file with its switches.
pub struct Switched {
    pub text: String,
    /// Where the text of each mutant stands.
    pub alternatives: Vec<(Range<usize>, Id)>,
    /// What has switches, with their mutants: the outer one before the inner one.
    pub wrapped: Vec<(Range<usize>, Vec<Id>)>,
    /// Mutants that no switch can be made for, since their code runs while others are compiled, or that are not found.
    pub without: Vec<Id>,
}

/// What must stay as it is.
#[derive(Default)]
pub struct Kept {
    /// Mutants that do not compile.
    pub mutants: BTreeSet<Id>,
    /// Functions that run while others are compiled.
    pub consts: BTreeSet<String>,
}

pub fn switched(source: &str, mutants: &[(Id, &Mutant)], kept: &Kept) -> syn::Result<Switched> {
    let file = syn::parse_file(source)?;
    let mut finder = Finder {
        source,
        lines: lines(source),
        wanted: HashMap::new(),
        found: BTreeSet::new(),
        edits: Vec::new(),
        kept,
        is_const: false,
        depth: 0,
    };
    for &(id, mutant) in mutants {
        if !kept.mutants.contains(&id) {
            finder.wanted.entry((mutant.span, kind(mutant.genre))).or_default().push((id, mutant));
        }
    }
    finder.visit_file(&file);
    let without = mutants
        .iter()
        .map(|&(id, _)| id)
        .filter(|id| !finder.found.contains(id) && !kept.mutants.contains(id))
        .collect();
    let mut written = Writer { source, text: String::new(), alternatives: Vec::new(), wrapped: Vec::new() };
    let mut edits = finder.edits;
    // What is empty stands before what begins there, and the outer before the inner.
    edits.sort_by_key(|edit| (edit.range.start, !edit.range.is_empty(), usize::MAX - edit.range.end));
    written.write(0..source.len(), &mut edits.into_iter().peekable());
    written.text.push_str(&switch_module(mutants));
    Ok(Switched { text: written.text, alternatives: written.alternatives, wrapped: written.wrapped, without })
}

/// Mutants of these kinds may stand in the same place.
fn kind(genre: Genre) -> u8 {
    match genre {
        Genre::FnValue => 0,
        Genre::BinaryOperator | Genre::UnaryOperator => 1,
        Genre::MatchArm => 2,
        Genre::MatchArmGuard => 3,
        Genre::StructField => 4,
    }
}

/// Which mutant is on stands in the environment, and so does where to write down which ones were met.
fn switch_module(mutants: &[(Id, &Mutant)]) -> String {
    let (first, last) = (
        mutants.iter().map(|&(id, _)| id).min().unwrap_or(0),
        mutants.iter().map(|&(id, _)| id).max().unwrap_or(0),
    );
    let count = last + 1 - first;
    format!(
        r#"
#[allow(dead_code)]
mod mutant_switch {{
    extern crate std;
    use std::io::Write;
    use std::sync::atomic::{{AtomicBool, AtomicUsize, Ordering::Relaxed}};
    static ON: AtomicUsize = AtomicUsize::new(usize::MAX);
    static MET: [AtomicBool; {count}] = [const {{ AtomicBool::new(false) }}; {count}];
    pub fn on(id: usize) -> bool {{
        match ON.load(Relaxed) {{
            usize::MAX => begin(id),
            0 => meet(id),
            on => on == id,
        }}
    }}
    #[cold]
    fn begin(id: usize) -> bool {{
        let on = std::env::var("MUTANT").ok().and_then(|on| on.parse().ok()).unwrap_or(usize::MAX - 1);
        ON.store(on, Relaxed);
        self::on(id)
    }}
    fn meet(id: usize) -> bool {{
        if !MET[id - {first}].swap(true, Relaxed) {{
            let path = std::env::var_os("MUTANTS_MET").expect("where to write which mutants are met");
            let mut file = std::fs::OpenOptions::new().append(true).create(true).open(path).expect("a file to write to");
            file.write_all(std::format!("{{id}}\n").as_bytes()).expect("a line");
        }}
        false
    }}
}}
"#
    )
}

/// Where each line begins, in bytes.
fn lines(source: &str) -> Vec<usize> {
    std::iter::once(0).chain(source.match_indices('\n').map(|(place, _)| place + 1)).collect()
}

type Wanted<'m> = HashMap<(Span, u8), Vec<(Id, &'m Mutant)>>;

struct Finder<'m> {
    source: &'m str,
    lines: Vec<usize>,
    wanted: Wanted<'m>,
    found: BTreeSet<Id>,
    edits: Vec<Edit>,
    kept: &'m Kept,
    is_const: bool,
    /// How many modules within the file we are in.
    depth: usize,
}

impl<'m> Finder<'m> {
    fn byte(&self, place: LineColumn) -> usize {
        let line = self.lines[place.line - 1];
        self.source[line..].char_indices().nth(place.column).map_or(self.source.len(), |(at, _)| line + at)
    }

    fn range(&self, span: proc_macro2::Span) -> Range<usize> {
        self.byte(span.start())..self.byte(span.end())
    }

    /// The mutants of a place that a switch can be made for.
    fn take(&mut self, span: proc_macro2::Span, genre: Genre) -> Vec<(Id, &'m Mutant)> {
        if self.is_const {
            return Vec::new();
        }
        let place = |at: LineColumn| Place { line: at.line, column: at.column + 1 };
        let key = (Span { start: place(span.start()), end: place(span.end()) }, kind(genre));
        let taken = self.wanted.get(&key).cloned().unwrap_or_default();
        self.found.extend(taken.iter().map(|&(id, _)| id));
        taken
    }

    fn on(&self, id: Id) -> String {
        format!("self::{}mutant_switch::on({id})", "super::".repeat(self.depth))
    }

    /// An expression in place of which each mutant has another.
    fn choice(&mut self, range: Range<usize>, alternatives: Vec<(Id, String)>) {
        if alternatives.is_empty() {
            return;
        }
        let mut before = vec![("(".to_owned(), None)];
        for (id, text) in alternatives {
            before.push((format!("if {} {{ ", self.on(id)), None));
            before.push((text, Some(id)));
            before.push((" } else ".to_owned(), None));
        }
        before.push(("{ ".to_owned(), None));
        self.edits.push(Edit { range, before, after: " })", is_left_out: false });
    }

    fn body(&mut self, block: &syn::Block) {
        let Some(first) = block.stmts.first() else { return };
        let span = first.span().join(block.stmts.last().unwrap_or(first).span()).unwrap_or(first.span());
        let taken = self.take(span, Genre::FnValue);
        let start = self.range(span).start;
        let mut before = Vec::new();
        for (id, mutant) in taken {
            before.push((format!("if {} {{ return ", self.on(id)), None));
            before.push((mutant.replacement.clone(), Some(id)));
            before.push(("; } ".to_owned(), None));
        }
        self.edits.push(Edit { range: start..start, before, after: "", is_left_out: false });
    }

    /// A function that need not run while others are compiled becomes one that does not.
    fn function(&mut self, signature: &syn::Signature, visit: impl FnOnce(&mut Self)) {
        let was = self.is_const;
        if let Some(constness) = &signature.constness {
            self.is_const = self.kept.consts.contains(&signature.ident.to_string());
            if !self.is_const {
                let range = self.range(constness.span());
                self.edits.push(Edit { range, before: Vec::new(), after: "", is_left_out: true });
            }
        } else {
            self.is_const = false;
        }
        visit(self);
        self.is_const = was;
    }

    fn constant(&mut self, visit: impl FnOnce(&mut Self)) {
        let was = std::mem::replace(&mut self.is_const, true);
        visit(self);
        self.is_const = was;
    }
}

fn has_let(expr: &syn::Expr) -> bool {
    match expr {
        syn::Expr::Let(_) => true,
        syn::Expr::Binary(both) => has_let(&both.left) || has_let(&both.right),
        _ => false,
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, |finder| {
            finder.body(&item.block);
            visit::visit_item_fn(finder, item);
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, |finder| {
            finder.body(&item.block);
            visit::visit_impl_item_fn(finder, item);
        });
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        self.function(&item.sig, |finder| {
            if let Some(block) = &item.default {
                finder.body(block);
            }
            visit::visit_trait_item_fn(finder, item);
        });
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.constant(|finder| visit::visit_item_const(finder, item));
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.constant(|finder| visit::visit_impl_item_const(finder, item));
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.constant(|finder| visit::visit_item_static(finder, item));
    }

    fn visit_expr_const(&mut self, item: &'ast syn::ExprConst) {
        self.constant(|finder| visit::visit_expr_const(finder, item));
    }

    fn visit_variant(&mut self, item: &'ast syn::Variant) {
        self.constant(|finder| visit::visit_variant(finder, item));
    }

    fn visit_type(&mut self, item: &'ast syn::Type) {
        self.constant(|finder| visit::visit_type(finder, item));
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.depth += 1;
        visit::visit_item_mod(self, item);
        self.depth -= 1;
    }

    fn visit_expr_binary(&mut self, expr: &'ast syn::ExprBinary) {
        if !has_let(&expr.left) && !has_let(&expr.right) {
            let taken = self.take(expr.op.span(), Genre::BinaryOperator);
            let (left, right) = (self.range(expr.left.span()), self.range(expr.right.span()));
            let range = left.start..right.end;
            // What binds closer than the other operator is put into brackets.
            let (left, right) = (&self.source[left], &self.source[right]);
            let isolated = |text: &str, operand: &syn::Expr| {
                if matches!(operand, syn::Expr::Binary(_) | syn::Expr::Cast(_)) {
                    format!("({text})")
                } else {
                    text.to_owned()
                }
            };
            let is_assigned = taken.iter().any(|(_, mutant)| {
                mutant.replacement.ends_with('=')
                    && !matches!(mutant.replacement.as_str(), "==" | "!=" | "<=" | ">=")
            });
            let (left, right) = if is_assigned {
                (left.to_owned(), right.to_owned())
            } else {
                (isolated(left, &expr.left), isolated(right, &expr.right))
            };
            self.choice(
                range,
                taken
                    .iter()
                    .map(|(id, mutant)| (*id, format!("{left} {} {right}", mutant.replacement)))
                    .collect(),
            );
        }
        visit::visit_expr_binary(self, expr);
    }

    fn visit_expr_unary(&mut self, expr: &'ast syn::ExprUnary) {
        let taken = self.take(expr.op.span(), Genre::UnaryOperator);
        let operand = self.source[self.range(expr.expr.span())].to_owned();
        let range = self.range(expr.op.span()).start..self.range(expr.expr.span()).end;
        self.choice(range, taken.iter().map(|(id, _)| (*id, operand.clone())).collect());
        visit::visit_expr_unary(self, expr);
    }

    fn visit_arm(&mut self, arm: &'ast syn::Arm) {
        let deleted: Vec<Id> = self.take(arm.span(), Genre::MatchArm).iter().map(|&(id, _)| id).collect();
        if let Some((_, guard)) = &arm.guard {
            let range = self.range(guard.span());
            for id in deleted {
                let before = vec![(format!("(!{} && (", self.on(id)), Some(id))];
                self.edits.push(Edit { range: range.clone(), before, after: "))", is_left_out: false });
            }
            let taken = self.take(guard.span(), Genre::MatchArmGuard);
            self.choice(range, taken.iter().map(|(id, mutant)| (*id, mutant.replacement.clone())).collect());
        } else {
            let end = self.range(arm.pat.span()).end;
            for id in deleted {
                self.edits.push(Edit {
                    range: end..end,
                    before: vec![(format!(" if !{}", self.on(id)), Some(id))],
                    after: "",
                    is_left_out: false,
                });
            }
        }
        visit::visit_arm(self, arm);
    }

    fn visit_expr_struct(&mut self, expr: &'ast syn::ExprStruct) {
        let whole = self.range(expr.span());
        let mut alternatives = Vec::new();
        for field in &expr.fields {
            let range = self.range(field.span());
            for (id, _) in self.take(field.span(), Genre::StructField) {
                let rest = self.source[range.end..whole.end].trim_start();
                let rest = rest.strip_prefix(',').unwrap_or(rest);
                alternatives.push((id, format!("{}{rest}", &self.source[whole.start..range.start])));
            }
        }
        self.choice(whole, alternatives);
        visit::visit_expr_struct(self, expr);
    }
}

struct Writer<'s> {
    source: &'s str,
    text: String,
    alternatives: Vec<(Range<usize>, Id)>,
    wrapped: Vec<(Range<usize>, Vec<Id>)>,
}

impl Writer<'_> {
    fn write(&mut self, range: Range<usize>, edits: &mut std::iter::Peekable<std::vec::IntoIter<Edit>>) {
        let mut at = range.start;
        while let Some(edit) = edits.next_if(|edit| edit.range.start < range.end) {
            self.text.push_str(&self.source[at..edit.range.start]);
            let start = self.text.len();
            let mut ids = Vec::new();
            for (text, id) in &edit.before {
                let place = self.text.len();
                self.text.push_str(text);
                if let Some(id) = *id {
                    self.alternatives.push((place..self.text.len(), id));
                    ids.push(id);
                }
            }
            let wrapped = self.wrapped.len();
            self.wrapped.push((start..start, ids));
            if !edit.is_left_out {
                self.write(edit.range.clone(), edits);
            }
            self.text.push_str(edit.after);
            self.wrapped[wrapped].0.end = self.text.len();
            at = edit.range.end;
        }
        self.text.push_str(&self.source[at..range.end]);
    }
}
