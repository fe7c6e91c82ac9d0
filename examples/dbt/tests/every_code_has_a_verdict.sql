-- A code that the map lacks: the pairs are older than the payments.
select *
from {{ ref('payment_verdicts') }}
where code is not null and "match" = 'null'
