//! Mistakes in the codes of a set: `codes/SET.csv`.

use super::Case;

pub const CASES: &[Case] = &[
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
    // What a set says that extends this one, for a code that it has a group for.
    (
        "codes/iso8583.response.csv",
        "",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\nTZ,declined,unspecified,later,,,,,Again,localpay-guide\n",
        &[
            "codes/iso8583.response.csv:2: in pei.acquirer, which extends this set, retry later is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
            "codes/iso8583.response.csv:2: in valitorpay.response, which extends this set, retry later is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
        ],
    ),
    // A problem type without its instrument is known for any of them.
    (
        "codes/payex.problem.csv",
        "",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\ncreditcard/swishdeclined,declined,generic_decline,later,,,,,Again,localpay-guide\n",
        &[
            "codes/payex.problem.csv:2: retry later is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
        ],
    ),
    // All instruments that have this one say the same, so that it is known without any of them.
    (
        "codes/payex.problem.csv",
        "",
        "code,outcome,reason,retry,actor,wait_hours,limit,flags,summary,source\ncarddeclined,declined,generic_decline,later,,,,,Again,localpay-guide\ninvoice/carddeclined,declined,generic_decline,later,,,,,Again,localpay-guide\n",
        &[
            "codes/payex.problem.csv:2: retry later is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
            "codes/payex.problem.csv:3: retry later is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
        ],
    ),
    (
        "groups.csv",
        "localpay.triple,100.100,refused,declined,unspecified,other_method,,,,,\n",
        "localpay.triple,100.100,refused,declined,unspecified,other_method,,,,,\npei.acquirer,T,again,declined,unspecified,later,,,,,localpay-guide\n",
        &[
            "groups.csv:6: retry later is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
        ],
    ),
    (
        "groups.csv",
        "localpay.response,Q,",
        "eway.response,d4,again,declined,generic_decline,later,,,,,localpay-guide\nlocalpay.response,Q,",
        &[
            "groups.csv:2: retry later is looser than other_method, which the built-in tables say; expected one of wait, check_first, other_method, after_merchant_fix, never",
        ],
    ),
];
