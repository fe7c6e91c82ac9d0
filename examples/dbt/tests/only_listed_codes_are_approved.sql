select *
from {{ ref('payment_verdicts') }}
where outcome = 'approved' and "match" <> 'exact'
