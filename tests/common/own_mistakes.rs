//! Everything that is refused in tables of one's own: one table, for the build script and for `overlay::Tables`.

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

const CASES: &[Case] = &[
    (
        "sets.csv",
        ",1001,,",
        ",1001,form,",
        &[
            "sets.csv:3: certain is `form`, and anybody may have codes of this form; only triples and problem types tell their system so",
        ],
    ),
    (
        "sets.csv",
        SETS,
        NUMBERED,
        &[
            "sets.csv:2: the number `0` is not free; the sets are numbered from…",
            "sets.csv:3: the number `0` is not free; the sets are numbered from…",
            "sets.csv:4: the number `0` is not free; the sets are numbered from…",
            "sets.csv:5: the number `0` is not free; the sets are numbered from…",
            "sets.csv:6: the number `0` is not free; the sets are numbered from…",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down",
        "Turned down\r",
        &["codes/localpay.result.csv:1: has carriage returns; end lines with a line feed alone"],
    ),
    (
        "codes/localpay.result.csv",
        ",call_us\n",
        ",call_us",
        &["codes/localpay.result.csv:4: the last line has no end; add a line feed"],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down",
        "\"Turned down",
        &["codes/localpay.result.csv:4: is not one CSV record; close the quotes and keep a row on one line"],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down",
        "Turned, down",
        &["codes/localpay.result.csv:4: has 15 cells, and 14 were expected; quote a cell that holds a comma"],
    ),
    (
        "codes/localpay.result.csv",
        "code,outcome",
        "codes,outcome",
        &[
            "codes/localpay.result.csv:1: the header is not `code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source`, with any of `operation,certain,advice,message` after",
        ],
    ),
    (
        "rules.csv",
        "",
        "id\n",
        &[
            "rules.csv:1: is not a file of tables; expected systems.csv, sets.csv, sources.csv, groups.csv, messages.csv, contexts.csv or codes/SET.csv",
        ],
    ),
    (
        "codes/no.set.csv",
        "",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\n",
        &["codes/no.set.csv:1: this file belongs to no set; name it after the id of a set in data/sets.csv"],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method",
        "refused,unspecified,other_method",
        &["codes/localpay.result.csv:4: unknown outcome `refused`; expected one of…"],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method",
        "declined,bad_luck,other_method",
        &["codes/localpay.result.csv:4: unknown reason `bad_luck`; expected one of…"],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method,",
        "declined,unspecified,often,shopper",
        &["codes/localpay.result.csv:4: unknown retry `often`; expected one of…"],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method,",
        "declined,unspecified,other_method,bank",
        &[
            "codes/localpay.result.csv:4: unknown actor `bank`; expected one of nobody, shopper, issuer, merchant, developer, provider",
        ],
    ),
    (
        "codes/localpay.result.csv",
        ",,,,Turned down",
        ",,,odd,Turned down",
        &[
            "codes/localpay.result.csv:4: unknown flag `odd`; expected one of test, partial, funds_held, legacy, inferred, custom",
        ],
    ),
    (
        "codes/localpay.result.csv",
        ",,,,Turned down",
        ",,,custom,Turned down",
        &[
            "codes/localpay.result.csv:4: the flag custom is that of every row that is not built in; leave it out",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down,",
        "Turned down,hearsay",
        &[
            "codes/localpay.result.csv:4: unknown source `hearsay`; cite an id of data/sources.csv, or add one",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "4002,",
        "4x2,",
        &["codes/localpay.result.csv:4: `4x2` is not a number of one to nine digits, such as 1001"],
    ),
    (
        "codes/localpay.result.csv",
        "4002,",
        "4001,",
        &["codes/localpay.result.csv:4: `4001` stands for the same as `4001` on line 3; keep one"],
    ),
    (
        "codes/localpay.result.csv",
        "4002,",
        "4,",
        &["codes/localpay.result.csv:4: `4` is not in order; it belongs before `4001`"],
    ),
    (
        "codes/localpay.result.csv",
        "1001,approved,,not_needed",
        "1001,approved,,later",
        &[
            "codes/localpay.result.csv:2: approved leaves no reason and nothing to try again; use retry not_needed and no reason",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified",
        "declined,",
        &[
            "codes/localpay.result.csv:4: declined and failed need a reason; use unspecified where nothing is known",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified",
        "declined,refund",
        &["codes/localpay.result.csv:4: refund and chargeback are reasons of reversed only"],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method",
        "unknown,,other_method",
        &["codes/localpay.result.csv:4: unknown needs a look at the status first; use retry check_first"],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method",
        "cancelled,,other_method",
        &[
            "codes/localpay.result.csv:4: a cancelled payment is never tried again by itself; use retry not_needed",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method",
        "review,,other_method",
        &["codes/localpay.result.csv:4: review was carried out; use retry not_needed or check_first"],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method",
        "reversed,unspecified,other_method",
        &[
            "codes/localpay.result.csv:4: reversed has the reason refund, chargeback, a chargeback's cause (mandate_revoked, stop_payment_order, duplicate_transaction) or none",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "declined,unspecified,other_method",
        "informational,,other_method",
        &[
            "codes/localpay.result.csv:4: informational says nothing to try again; use retry not_needed or check_first, or for stored details after_credential_update (newer ones exist) or never (revoked)",
        ],
    ),
    (
        "codes/localpay.result.csv",
        ",,,,Turned down",
        ",,,,",
        &["codes/localpay.result.csv:4: the summary is blank; say in plain English what the code means"],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down",
        concat!(
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
        ),
        &["codes/localpay.result.csv:4: the summary is longer than 90 characters; shorten it"],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down",
        "Turned down.",
        &["codes/localpay.result.csv:4: the summary ends with a full stop; leave it out"],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down",
        "Turned  down",
        &[
            "codes/localpay.result.csv:4: summary has spaces to spare or control characters; use single spaces between words",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "Turned down",
        concat!("Card 41", "11111111", "111111"),
        &["codes/localpay.result.csv:4: summary holds what looks like a card number; leave it out"],
    ),
    (
        "codes/localpay.result.csv",
        ",,,,Turned down",
        ",,many,,Turned down",
        &[
            "codes/localpay.result.csv:4: the limit `many` is not a number of tries or tries in a window, such as 4, 20/30d or 10/24h",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "unspecified,other_method,,,",
        "unspecified,later,,soon,",
        &["codes/localpay.result.csv:4: wait_hours is `soon`; expected a whole number of hours"],
    ),
    (
        "codes/localpay.result.csv",
        "unspecified,other_method,,,",
        "unspecified,other_method,,24,",
        &["codes/localpay.result.csv:4: wait_hours goes with retry later only"],
    ),
    (
        "codes/localpay.result.csv",
        "Taken,,,,,",
        "Taken,,,,perhaps,",
        &["codes/localpay.result.csv:2: advice is `perhaps`; expected `decides` or a blank cell"],
    ),
    (
        "codes/localpay.result.csv",
        "Taken,,,,,",
        "Taken,,,y,,",
        &["codes/localpay.result.csv:2: certain is `y`; expected `yes` or a blank cell"],
    ),
    (
        "codes/localpay.result.csv",
        "Taken,,,,,",
        "Taken,,,yes,,",
        &["codes/localpay.result.csv:2: certain, but only words can be by themselves; leave the cell blank"],
    ),
    (
        "codes/localpay.result.csv",
        "Taken,,,,,",
        "Taken,,payments,,,",
        &["codes/localpay.result.csv:2: unknown operation `payments`; expected one of…"],
    ),
    (
        "codes/localpay.result.csv",
        ",call_us",
        ",call_them",
        &["codes/localpay.result.csv:4: there is no message `call_them`; add it to data/messages.csv"],
    ),
    (
        "codes/localpay.result.csv",
        "lost,,,,,\n",
        "lost,,,,,call_us\n",
        &[
            "codes/localpay.result.csv:3: the reason lost_or_stolen_card is masked, so that its message tells no more than that of generic_decline; leave message blank",
        ],
    ),
    (
        "codes/localpay.result.csv",
        "1001,approved,,not_needed,,,,,Taken,,,,,\n",
        "1001,approved,,not_needed,,,,,Taken,,,,,generic_decline\n",
        &[
            "codes/localpay.result.csv:2: message generic_decline says that no money was taken, which these words do not show; take one without that sentence",
        ],
    ),
    (
        "codes/localpay.state.csv",
        "settled_for_good_today",
        "settled",
        &[
            "codes/localpay.state.csv:3: certain, but a word of less than 12 letters could be anybody's; leave the cell blank",
        ],
    ),
    (
        "codes/localpay.state.csv",
        "settled_for_good_today",
        "transaction_not_allowed",
        &[
            "codes/localpay.state.csv:3: certain, but `stripe.decline` lists the word, too; leave the cell blank",
        ],
    ),
    (
        "codes/localpay.verdict.csv",
        "turned_down_today,",
        "settled_for_good_today,",
        &[
            "codes/localpay.state.csv:3: certain, but `localpay.verdict` says something else of the word; leave the cell blank",
            "codes/localpay.verdict.csv:2: certain, but `localpay.state` says something else of the word; leave the cell blank",
        ],
    ),
    (
        "sets.csv",
        "localpay.verdict,localpay",
        "localpay.abc,localpay",
        &[
            "sets.csv:6: `localpay.abc` is not in order; it belongs before `localpay.triple`",
            "codes/localpay.verdict.csv:1: this file belongs to no set; name it after the id of a set in data/sets.csv",
        ],
    ),
    (
        "sets.csv",
        "localpay.state,localpay,",
        "localpay.state,nowhere,",
        &["sets.csv:4: unknown system `nowhere`; add it to data/systems.csv"],
    ),
    (
        "sets.csv",
        ",number,",
        ",prose,",
        &[
            "sets.csv:3: unknown syntax `prose`; expected one of triple, number, response, word, problem",
            "codes/localpay.result.csv:1: this file belongs to no set; name it after the id of a set in data/sets.csv",
            "contexts.csv:2: `localpay.result` is not a set; `key` says which one the code is of",
        ],
    ),
    (
        "sets.csv",
        ",1001,",
        ",none,",
        &["sets.csv:3: the example `none` is not a number of one to nine digits"],
    ),
    (
        "sets.csv",
        ",visa.response,",
        ",no.set,",
        &["sets.csv:2: extends the unknown set `no.set`; expected one of…"],
    ),
    (
        "sets.csv",
        ",visa.response,",
        ",pei.error,",
        &["sets.csv:2: extends `pei.error`, whose codes have another syntax; extend a set of the same one"],
    ),
    (
        "sets.csv",
        ",visa.response,",
        ",localpay.response,",
        &[
            "sets.csv:2: `localpay.response` extends itself by way of `localpay.response`; take one of them out",
        ],
    ),
    (
        "sets.csv",
        ",number,,,",
        ",number,maybe,,",
        &["sets.csv:3: suffix is `maybe`; expected `yes` or a blank cell"],
    ),
    (
        "sets.csv",
        ",1001,,",
        ",1001,always,",
        &[
            "sets.csv:3: certain is `always`; expected `form`, `suffix` (where codes may have one) or a blank cell",
        ],
    ),
    (
        "sets.csv",
        ",A1,,",
        ",A1,suffix,",
        &[
            "sets.csv:2: certain by suffix, and none of the sets that are extends all others; say so of those of one chain only",
        ],
    ),
    (
        "sets.csv",
        "localpay.response,localpay,Response codes,response,yes,visa.response,,localpay-guide,A1,,\n",
        "localpay.response,localpay,Response codes,response,yes,visa.response,,localpay-guide,A1,,\nopp.result,localpay,Mine,triple,,,,localpay-guide,100.100.100,,\n",
        &[
            "sets.csv:3: `opp.result` is built in; take another id, or leave the line out",
            "sets.csv:4: `localpay.result` is not in order; it belongs before `opp.result`",
            "codes/opp.result.csv:2: unknown outcome ``; expected one of approved, review, pending, action_required, declined, failed, cancelled, reversed, informational, unknown",
        ],
    ),
    (
        "sets.csv",
        ",localpay-guide,1001,,",
        ",localpay-guide,1001,,perhaps",
        &["sets.csv:3: advice is `perhaps`; expected `yes` or a blank cell"],
    ),
    (
        "groups.csv",
        "localpay.result,4",
        "zzz.zzz,4",
        &[
            "groups.csv:3: unknown set `zzz.zzz`; expected one of…",
            "groups.csv:4: `70` is not in order; it belongs before `4`",
        ],
    ),
    (
        "groups.csv",
        "localpay.response,Q,refused by the gateway,declined,unspecified,other_method",
        "localpay.response,Q,looks good,approved,,not_needed",
        &[
            "groups.csv:2: a group says approved; only a row of its own may, a group that looks successful is review",
        ],
    ),
    (
        "groups.csv",
        "localpay.response,Q,refused by the gateway,",
        "localpay.response,Q,,",
        &["groups.csv:2: the group has no name; say what its codes have in common"],
    ),
    (
        "groups.csv",
        "localpay.result,4,",
        "localpay.result,-,",
        &[
            "groups.csv:3: no code of localpay.result begins with `-`; expected the beginning of a number of one to nine digits",
        ],
    ),
    (
        "groups.csv",
        "localpay.state,70,",
        "localpay.state,A,",
        &[
            "groups.csv:4: `A` is not made of digits; only digits, or a letter and digits, begin a group of words",
        ],
    ),
    (
        "groups.csv",
        "localpay.state,70,",
        "localpay.state,99,",
        &[
            "groups.csv:4: no listed code of localpay.state begins with `99`; the words of a group are as long as those that do",
        ],
    ),
    (
        "groups.csv",
        "localpay.state,70,",
        "localpay.state,70110,",
        &["groups.csv:4: `70110` is a whole code; a prefix is shorter than the codes of its group"],
    ),
    (
        "groups.csv",
        "localpay.result,4,refused by the gateway,declined,unspecified,other_method,,,,,\n",
        "opp.result,800.100,refused,declined,unspecified,now,,,,,localpay-guide\n",
        &[
            "groups.csv:4: `70` is not in order; it belongs before `800.100`",
            "groups.csv:3: retry now is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
        ],
    ),
    (
        "groups.csv",
        "localpay.response,Q",
        "localpay.result,5",
        &[
            "groups.csv:3: `4` is not in order; it belongs before `5`",
            "groups.csv:2: no code of localpay.result begins with `5`; expected the beginning of a number of one to nine digits",
        ],
    ),
    (
        "systems.csv",
        "localpay,Local Pay,,provider",
        "localpay,Local Pay,,gateway",
        &["systems.csv:2: unknown kind `gateway`; expected one of standard, network, provider"],
    ),
    (
        "systems.csv",
        ",provider,,,,",
        ",provider,,,yes,words",
        &["systems.csv:2: only built-in systems have a reader; leave reader and looked_for blank"],
    ),
    (
        "systems.csv",
        "localpay,Local Pay,,provider,,,,\n",
        "localpay,Local Pay,,provider,,,,\nvisa,Visa,,network,,,,\n",
        &["systems.csv:3: `visa` is built in; take another id, or leave the line out"],
    ),
    (
        "sources.csv",
        "2026-11-26",
        "yesterday",
        &["sources.csv:2: retrieved is `yesterday`; expected a date such as 2026-11-21"],
    ),
    (
        "sources.csv",
        "primary",
        "rumour",
        &["sources.csv:2: unknown kind `rumour`; expected one of primary, secondary, inferred"],
    ),
    (
        "sources.csv",
        "localpay-guide,Guide",
        "opp-result-codes,Guide",
        &[
            "sources.csv:2: `opp-result-codes` is built in; take another id, or leave the line out",
            "codes/localpay.response.csv:2: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "groups.csv:2: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "codes/localpay.result.csv:2: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "codes/localpay.result.csv:3: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "codes/localpay.result.csv:4: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "groups.csv:3: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "codes/localpay.state.csv:2: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "codes/localpay.state.csv:3: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "groups.csv:4: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "codes/localpay.triple.csv:2: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "groups.csv:5: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
            "codes/localpay.verdict.csv:2: unknown source `localpay-guide`; cite an id of data/sources.csv, or add one",
        ],
    ),
    (
        "messages.csv",
        "Hringdu í okkur.",
        "",
        &["messages.csv:2: message call_us has no text in is; translate it"],
    ),
    (
        "messages.csv",
        "Hringdu í okkur.",
        concat!(
            "ðððððððððððððððððððððððððððððððððððððððððððððððððððððððððððð",
            "ðððððððððððððððððððððððððððððððððððððððððððððððððððððððððððð",
            "ððððððððððððððððððððððððððððððððððððððððð"
        ),
        &["messages.csv:2: message call_us is longer than 160 characters in is; shorten it"],
    ),
    (
        "messages.csv",
        "Hringdu í okkur.\n",
        "Hringdu í okkur.\ncall_us,Twice.,Tvisvar.\n",
        &["messages.csv:3: message call_us is there twice; keep one"],
    ),
    (
        "messages.csv",
        "id,en,is",
        "id,en,tlh",
        &[
            "messages.csv:1: `tlh` is not a language of the messages; expected some of en, is, sv, nb, da, fi, de, pl, lt, lv, et, fr, nl, es",
        ],
    ),
    (
        "messages.csv",
        "call_us,Please call us.",
        "call_us,Please call us. No money was taken.",
        &[
            "messages.csv:2: message call_us in is and in en differ in whether they have the sentence `no_money_taken`; write it alike",
        ],
    ),
    (
        "messages.csv",
        "call_us,Please",
        "no_money_taken,Please",
        &[
            "messages.csv:2: message no_money_taken is a part of others; take another id",
            "codes/localpay.result.csv:4: there is no message `call_us`; add it to data/messages.csv",
        ],
    ),
    (
        "messages.csv",
        "call_us,Please call us.,Hringdu í okkur.",
        "approved,Paid. No money was taken.,Greitt.",
        &[
            "messages.csv:2: message approved says in en that no money was taken, which the built-in one does not; leave the sentence out",
            "messages.csv:2: message approved in is and in en differ in whether they have the sentence `no_money_taken`; write it alike",
            "codes/localpay.result.csv:4: there is no message `call_us`; add it to data/messages.csv",
        ],
    ),
    (
        "contexts.csv",
        "key,lp",
        "kez,lp",
        &[
            "contexts.csv:2: unknown kind `kez`; expected one of advice, code, currency, doubt, filler, key, measure, no, other, payment, refused, response, seen, unit",
        ],
    ),
    (
        "contexts.csv",
        ",localpay.result,",
        ",localpay.nothing,",
        &["contexts.csv:2: `localpay.nothing` is not a set; `key` says which one the code is of"],
    ),
    (
        "contexts.csv",
        ",yes,",
        ",y,",
        &[
            "contexts.csv:2: certain is `y`; expected `yes`, for a key that one system alone has, or a blank cell",
        ],
    ),
    (
        "contexts.csv",
        "Local Pay's own field",
        "",
        &["contexts.csv:2: why is blank; say who has the key, and that nobody else does"],
    ),
    (
        "contexts.csv",
        "key,lp result,localpay.result,yes",
        "filler,lp result,,",
        &[
            "contexts.csv:2: `filler` is about the codes of everybody; tables of one's own have advice, key, response",
        ],
    ),
    (
        "contexts.csv",
        "key,lp result",
        "filler,lp result",
        &[
            "contexts.csv:2: `filler` has no set; leave the cell blank",
            "contexts.csv:2: certain is `yes`; expected `yes`, for a key that one system alone has, or a blank cell",
            "contexts.csv:2: `filler` is about the codes of everybody; tables of one's own have advice, key, response",
        ],
    ),
    (
        "contexts.csv",
        "key,lp result",
        "key,a b c d e f g",
        &["contexts.csv:2: `a b c d e f g` has 7 words; expected one to 6"],
    ),
    (
        "contexts.csv",
        "key,lp result",
        "doubt,lp result",
        &["contexts.csv:2: `lp result` has 2 words; `doubt` takes one"],
    ),
    (
        "contexts.csv",
        "key,lp result",
        "key,response code",
        &["contexts.csv:2: `response code` is built in; take other words"],
    ),
    (
        "contexts.csv",
        "field\n",
        "field\nkey,lp result,localpay.state,,en,\n",
        &[
            "contexts.csv:3: `key,lp result` is not in order; it belongs before `key,lp result`",
            "contexts.csv:3: `lp result` reads as the words on line 2; keep one",
        ],
    ),
    (
        "contexts.csv",
        "field\n",
        "field\nkey,lp-result,localpay.state,,en,\n",
        &["contexts.csv:3: `lp-result` reads as the words on line 2; keep one"],
    ),
    (
        "codes/opp.result.csv",
        "800.100.152,,,other_method",
        "800.100.152,,,now",
        &[
            "codes/opp.result.csv:2: retry now is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
        ],
    ),
    (
        "codes/opp.result.csv",
        "800.100.152,,,other_method",
        "800.100.152,approved,,not_needed",
        &[
            "codes/opp.result.csv:2: the outcome is `approved`, and the built-in tables say declined; leave the cell blank",
            "codes/opp.result.csv:2: the reason is ``, and the built-in tables say generic_decline; leave the cell blank",
            "codes/opp.result.csv:2: retry not_needed is looser than other_method, which the built-in tables say; expected one of…",
        ],
    ),
    (
        "codes/opp.result.csv",
        "800.100.152,,,other_method",
        "800.100.152,declined,stolen,other_method",
        &["codes/opp.result.csv:2: unknown reason `stolen`; expected one of…"],
    ),
    (
        "codes/opp.result.csv",
        "800.100.152,,,other_method",
        "800.100.152,,do_not_honor,other_method",
        &[
            "codes/opp.result.csv:2: the reason is `do_not_honor`, and the built-in tables say generic_decline; leave the cell blank",
        ],
    ),
    (
        "codes/opp.result.csv",
        "800.100.152,,,other_method",
        "999.999.999,approved,,not_needed",
        &[
            "codes/opp.result.csv:2: the outcome is `approved`, and the built-in tables say unknown; leave the cell blank",
            "codes/opp.result.csv:2: the reason is ``, and the built-in tables say processing_error; leave the cell blank",
            "codes/opp.result.csv:2: retry not_needed is looser than check_first, which the built-in tables say; expected one of check_first, never",
        ],
    ),
    (
        "codes/opp.result.csv",
        "Stricter,\n",
        "Stricter,\n999.999.997,informational,,check_first,,,,,Something,localpay-guide\n",
        &[
            "codes/opp.result.csv:3: the outcome is `informational`, and the built-in tables say unknown; leave the cell blank",
        ],
    ),
    (
        "codes/opp.result.csv",
        "summary,source\n800.100.152,,,other_method,,,,,Stricter,\n",
        "summary,source,operation\n800.100.152,,,other_method,,,,,Stricter,,refund\n",
        &[
            "codes/opp.result.csv:2: the operation is `refund`, and the built-in tables say payment; leave the cell blank",
        ],
    ),
    (
        "codes/opp.result.csv",
        "summary,source\n800.100.152,,,other_method,,,,,Stricter,\n",
        "summary,source,certain\n800.100.152,,,other_method,,,,,Stricter,,yes\n",
        &["codes/opp.result.csv:2: certain is for sets of one's own; leave the cell blank"],
    ),
    (
        "codes/opp.result.csv",
        "Stricter,\n",
        "Stricter,\n700.600.025,,,later,,23,,,,\n",
        &[
            "codes/opp.result.csv:3: `700.600.025` is not in order; it belongs before `800.100.152`",
            "codes/opp.result.csv:3: wait_hours is 23, and the built-in tables say 24; wait as long or longer",
        ],
    ),
    (
        "codes/payex.problem.csv",
        "",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\ncreditcard/dailylimitexceeded,,,,,,11/24h,,,\n",
        &[
            "codes/payex.problem.csv:2: the limit `11/24h` is not tighter than 10/24h, which the built-in tables say; allow fewer tries in the same time",
        ],
    ),
    (
        "codes/opp.result.csv",
        "Stricter,\n",
        "Stricter,\n800.120.999,declined,insufficient_funds,other_method,,,,,Something else,localpay-guide\n",
        &[
            "codes/opp.result.csv:3: the reason risk_declined is masked, and insufficient_funds is not: a shopper would learn of it; leave the cell blank",
        ],
    ),
    (
        "codes/localpay.state.csv",
        "70110,",
        "7011,declined,do_not_honor,later,,,,,Turned down,,\n70110,",
        &[
            "groups.csv:4: `7011` and `70110` begin with `70` and differ in length; a group of words has one length",
        ],
    ),
    (
        "groups.csv",
        "localpay.triple,100.100,refused,declined,unspecified,other_method,,,,,\n",
        "localpay.triple,100.100,refused,declined,unspecified,other_method,,,,,\nlocalpay.triple,100.100.,refused,declined,unspecified,other_method,,,,,\n",
        &["groups.csv:5: prefix `100.100` is never reached; longer prefixes take all its codes"],
    ),
    (
        "codes/payex.transaction.csv",
        "",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\nDelivered,approved,,not_needed,,,,,Something,localpay-guide\n",
        &[
            "codes/payex.transaction.csv:2: a row of one's own says approved in a built-in set; only sets of one's own may",
        ],
    ),
    (
        "codes/payex.transaction.csv",
        "",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\nDelivered,informational,,not_needed,,,,,Something,localpay-guide\n",
        &[
            "codes/payex.transaction.csv:2: a row of one's own says informational in a built-in set, so that codes beside it could say approved; use unknown or another outcome",
        ],
    ),
    (
        "sets.csv",
        ",100.100.100,,",
        ",100.100.100,form,",
        &[
            "sets.csv:5: certain by form, as `opp.result` of another system is; a form that two have tells neither",
        ],
    ),
    ("messages.csv", "", "id,en\n", &["messages.csv:1: is there twice; keep one"]),
];

/// The folder that is right.
pub fn right() -> Folder {
    RIGHT.iter().map(|(name, text)| (name.to_string(), text.to_string())).collect()
}

/// Each folder with a mistake, and what is said of it; a sign `…` at the end of that stands for anything.
pub fn cases() -> impl Iterator<Item = (Folder, &'static [&'static str])> {
    CASES.iter().map(|(file, from, to, told)| {
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
