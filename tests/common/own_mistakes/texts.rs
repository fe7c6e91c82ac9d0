//! Mistakes in messages, contexts and tables that nobody may add to.

use super::Case;

pub const CASES: &[Case] = &[
    (
        "rules.csv",
        "",
        "id\n",
        &[
            "rules.csv:1: is not a file of tables; expected systems.csv, sets.csv, sources.csv, groups.csv, messages.csv, contexts.csv or codes/SET.csv",
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
    ("messages.csv", "", "id,en\n", &["messages.csv:1: is there twice; keep one"]),
];
