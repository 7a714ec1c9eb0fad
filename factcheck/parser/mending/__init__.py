"""A tree set right where the parser of sentences often errs and the words themselves tell better.

Every rule moves tokens to other heads; their order is that of what each finds set right already.
"""

from __future__ import annotations

import dataclasses

from factcheck.parser.mending import (
    adverbials,
    appositions,
    clauses,
    figures,
    nouns,
    pronouns,
    relatives,
    reports,
    subjects,
)
from factcheck.parser.mending.movable import Movable
from factcheck.syntax.tree import Tree

_LONGEST = 300  # tokens: no sentence a person wrote is longer, and the rules cost the square

_RULES = (
    nouns.whole_names,
    subjects.callings,
    nouns.conjunctions,
    subjects.gerunds,
    subjects.joined,
    figures.in_years,
    figures.lengths,
    nouns.twin_subjects,
    nouns.measured_nouns,
    clauses.according_to,
    clauses.led_by,
    nouns.agents,
    nouns.late_conjuncts,
    subjects.counted,
    clauses.behind_quotations,
    adverbials.helped,
    subjects.rootless_verbs,
    subjects.set_off,
    subjects.headlines,
    clauses.moving_roots,
    pronouns.what,
    pronouns.said_to_be,
    pronouns.of_which,
    relatives.told_by_which,
    relatives.stacked_relatives,
    clauses.hurt,
    clauses.gapped_passives,
    nouns.partitives,
    nouns.least,
    relatives.whose,
    relatives.loose_relatives,
    relatives.who_are_persons,
    relatives.who_behind_names,
    relatives.closed_clauses,
    relatives.parts_of_which,
    relatives.contact_clauses,
    relatives.expected,
    nouns.distances,
    appositions.shares,
    clauses.shown,
    subjects.told_of,
    reports.told_behind,
    subjects.tellers,
    clauses.joined_reports,
    reports.swapped_subjects,
    reports.said_that,
    reports.told_that,
    reports.reported_lists,
    reports.reported_too,
    nouns.but_one,
    nouns.of_them,
    clauses.quoted_participles,
    clauses.subordinate_roots,
    clauses.stranded_subjects,
    subjects.reported,
    clauses.opening_appositions,
    clauses.timed_reports,
    clauses.speaking_while,
    clauses.trailing_participles,
    clauses.said_when,
    clauses.said_before,
    clauses.whens,
    adverbials.later,
    adverbials.moments,
    adverbials.joined_before,
    adverbials.nested,
    adverbials.since_first,
    adverbials.joined_objects,
    nouns.halves,
    nouns.per_share,
    nouns.between,
    nouns.long_days,
    nouns.participles,
    nouns.joined_things,
    appositions.named_conjuncts,
    appositions.single_appositions,
    nouns.published,
    nouns.accused,
    nouns.taken_out,
    appositions.listed_appositions,
    appositions.lists_for_appositions,
    nouns.stray_modifiers,
    nouns.late_compounds,
    nouns.crossing_compounds,
    clauses.headline_verbs,
    clauses.flat_conjuncts,
    clauses.joined_gerunds,
    appositions.second_objects,
    clauses.heard,
    clauses.loose_pieces,
    relatives.where_clauses,
    relatives.due_to,
    relatives.due_in,
    relatives.late_modifiers,
    relatives.second_relatives,
    relatives.open_relatives,
    relatives.closed_adverbials,
    nouns.amounts_with,
    subjects.asking,
    appositions.near_appositions,
    appositions.within_clauses,
    appositions.of_measures,
    relatives.agreeing_relatives,
    relatives.last_of_list,
    relatives.which_are_things,
    nouns.wide_prepositions,
    nouns.included_places,
)


def mended(tree: Tree) -> Tree:
    """Return the tree with its surest faults set right; the text, the tokens' places and the names stay."""
    if not 0 < len(tree.tokens) <= _LONGEST:
        return tree
    m = Movable(tree)
    for rule in _RULES:
        rule(m)
    return dataclasses.replace(tree, tokens=tuple(m.tokens), names=tuple(nouns.firms(m)))
