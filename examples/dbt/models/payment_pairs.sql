-- The distinct pairs: what is asked for, once each.
select distinct code_set as "set", code
from {{ ref('payments') }}
