-- Every payment with its verdict. A code that is not there joins nothing, and has no outcome.
select
    payments.*,
    verdicts.outcome,
    verdicts.reason,
    verdicts.retry,
    verdicts.class,
    coalesce(verdicts."match", 'null') as "match"
from {{ ref('payments') }} as payments
left join {{ ref('verdicts') }} as verdicts
    on verdicts."set" = payments.code_set
    and verdicts.code = payments.code
