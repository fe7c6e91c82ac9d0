#!/bin/sh
# Writes opp_codes.rs, the codes of data/codes/opp.result.csv in the form that macros take.
cd "$(dirname "$0")" || exit
{
    echo '// Made by opp_codes.sh from data/codes/opp.result.csv. The benchmark refuses a list that has fallen behind.'
    echo
    echo '/// Hands all codes, each with the number of its row, to another macro.'
    echo 'macro_rules! opp_codes {'
    echo '    ($then:ident) => {'
    echo '        $then! {'
    awk -F, 'NR > 1 { printf "            \"%s\" => %d,\n", $1, NR - 2 }' ../../data/codes/opp.result.csv
    echo '        }'
    echo '    };'
    echo '}'
} > opp_codes.rs
