-- Made-up payments: what two gateways and an acquirer answered, with what a column of real ones has, too.
select *
from (
    values
        (1, 'opp.result', '000.000.000', 92.00),
        (2, 'opp.result', '800.100.153', 17.50),
        (3, 'opp.result', '800.100.999', 17.50),
        (4, 'pei.acquirer', '51-I', 120.00),
        (5, 'pei.acquirer', '00', 8.00),
        (6, 'iso8583.action', '000', 8.00),
        (7, 'iso8583.action', '116', 45.00),
        (8, 'stripe.decline', 'Insufficient_Funds', 45.00),
        (9, 'payex.problem', 'invoice/carddeclined', 45.00),
        (10, 'visa.response', 'ZZ', 45.00),
        (11, 'visa.response', '5', 45.00),
        (12, 'visa.response', null, 45.00),
        (13, 'opp.result', '800.100.153', 99.00)
) as payments (id, code_set, code, amount)
