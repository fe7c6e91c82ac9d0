//! Mistakes in systems, sets, groups and sources.

use super::{Case, NUMBERED, SETS};

pub const CASES: &[Case] = &[
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
        "groups.csv",
        "localpay.triple,100.100,refused,declined,unspecified,other_method,,,,,\n",
        "localpay.triple,100.100,refused,declined,unspecified,other_method,,,,,\nlocalpay.triple,100.100.,refused,declined,unspecified,other_method,,,,,\n",
        &["groups.csv:5: prefix `100.100` is never reached; longer prefixes take all its codes"],
    ),
    (
        "sets.csv",
        ",100.100.100,,",
        ",100.100.100,form,",
        &[
            "sets.csv:5: certain by form, as `opp.result` of another system is; a form that two have tells neither",
        ],
    ),
];
