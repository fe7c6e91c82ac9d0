//! Everything that is refused in tables of one's own: one table, for the build script and for `overlay::Tables`.

#[path = "own_mistakes/rows.rs"]
mod rows;
#[path = "own_mistakes/sets.rs"]
mod sets;
#[path = "own_mistakes/texts.rs"]
mod texts;

/// A file, and its text.
pub type Folder = Vec<(String, String)>;

/// A folder that is right before a mistake is made in it.
const RIGHT: &[(&str, &str)] = &[
    (
        "codes/localpay.response.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
         A1,approved,,not_needed,,,,,Taken,\n",
    ),
    (
        "codes/localpay.result.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,operation,certain,advice,message\n\
         1001,approved,,not_needed,,,,,Taken,,,,,\n\
         4001,declined,lost_or_stolen_card,never,,,,,Reported as lost,,,,,\n\
         4002,declined,unspecified,other_method,,,,,Turned down,,,,,call_us\n",
    ),
    (
        "codes/localpay.state.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,certain\n\
         70110,declined,do_not_honor,later,,,,,Turned down,,\n\
         settled_for_good_today,approved,,not_needed,,,,,Settled,,yes\n",
    ),
    (
        "codes/localpay.triple.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
         100.100.100,declined,unspecified,other_method,,,,,Turned down,\n",
    ),
    (
        "codes/localpay.verdict.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source,certain\n\
         turned_down_today,declined,do_not_honor,later,,,,,Turned down,,yes\n",
    ),
    (
        "codes/opp.result.csv",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n\
         800.100.152,,,other_method,,,,,Stricter,\n",
    ),
    (
        "contexts.csv",
        "kind,words,set,certain,lang,why\n\
         key,lp result,localpay.result,yes,en,Local Pay's own field\n",
    ),
    (
        "groups.csv",
        "set,prefix,name,outcome,reason,retry,actor,wait_hours,limit,flags,source\n\
         localpay.response,Q,refused by the gateway,declined,unspecified,other_method,,,,,\n\
         localpay.result,4,refused by the gateway,declined,unspecified,other_method,,,,,\n\
         localpay.state,70,turned down,declined,unspecified,other_method,,,,,\n\
         localpay.triple,100.100,refused,declined,unspecified,other_method,,,,,\n",
    ),
    ("messages.csv", "id,en,is\ncall_us,Please call us.,Hringdu í okkur.\n"),
    ("sets.csv", SETS),
    (
        "sources.csv",
        "id,title,publisher,url,edition,retrieved,kind\n\
         localpay-guide,Guide,Local Pay,,2026,2026-11-26,primary\n",
    ),
    (
        "systems.csv",
        "id,name,homepage,kind,aliases,hosts,reader,looked_for\n\
         localpay,Local Pay,,provider,,,,\n",
    ),
];

const SETS: &str = "id,system,title,syntax,suffix,extends,flags,source,example,certain,advice\n\
     localpay.response,localpay,Response codes,response,yes,visa.response,,localpay-guide,A1,,\n\
     localpay.result,localpay,Results,number,,,,localpay-guide,1001,,\n\
     localpay.state,localpay,States,word,,,,localpay-guide,settled,,\n\
     localpay.triple,localpay,Triples,triple,,,,localpay-guide,100.100.100,,\n\
     localpay.verdict,localpay,Verdicts,word,,,,localpay-guide,settled,,\n";

const NUMBERED: &str = "id,system,title,syntax,suffix,extends,flags,source,example,certain,number,advice\n\
     localpay.response,localpay,Response codes,response,yes,visa.response,,localpay-guide,A1,,0,\n\
     localpay.result,localpay,Results,number,,,,localpay-guide,1001,,0,\n\
     localpay.state,localpay,States,word,,,,localpay-guide,settled,,0,\n\
     localpay.triple,localpay,Triples,triple,,,,localpay-guide,100.100.100,,0,\n\
     localpay.verdict,localpay,Verdicts,word,,,,localpay-guide,settled,,0,\n";

/// A mistake: in which file, which part of its text is taken out, what comes in its place, and what is said of it.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

/// The folder that is right.
pub fn right() -> Folder {
    RIGHT.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect()
}

/// Each folder with a mistake, and what is said of it; a sign `…` at the end of that stands for anything.
pub fn cases() -> impl Iterator<Item = (Folder, &'static [&'static str])> {
    [rows::CASES, sets::CASES, texts::CASES].into_iter().flatten().map(|(file, from, to, told)| {
        let mut folder = right();
        match folder.iter_mut().find(|(name, _)| name == file) {
            // The same file once more.
            Some(_) if from.is_empty() => folder.push((file.to_string(), to.to_string())),
            Some((_, text)) => {
                assert_eq!(text.matches(from).count(), 1, "{file} has `{from}` once");
                *text = text.replace(from, to);
            }
            None => folder.push((file.to_string(), to.to_string())),
        }
        (folder, *told)
    })
}

/// Whether what was found is what was expected.
#[track_caller]
pub fn compare(found: &[String], told: &[&str]) {
    let fits = |(found, told): (&String, &&str)| match told.strip_suffix('…') {
        Some(start) => found.starts_with(start),
        None => found == told,
    };
    assert!(
        found.len() == told.len() && found.iter().zip(told).all(fits),
        "found {found:#?}, and {told:#?} was expected"
    );
}
