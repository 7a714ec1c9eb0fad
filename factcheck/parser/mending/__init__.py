"""A tree set right where the parser of sentences often errs and the words themselves tell better.

Every rule moves tokens to other heads; their order is that of what each finds set right already.
"""

from __future__ import annotations

from factcheck.parser.mending import (
    adverbials,
    appositions,
    clauses,
    joined,
    named,
    nouns,
    pronouns,
    relations,
    relatives,
    reports,
    roots,
    subjects,
    told,
)
from factcheck.parser.mending.movable import Movable
from factcheck.syntax.tree import Tree

_LONGEST = 300  # tokens: no sentence a person wrote is longer, and the rules cost the square

_RULES = (
    nouns.common,
    nouns.more_than,
    nouns.pronoun_neither,
    nouns.whole_names,
    subjects.holders,
    nouns.conjunctions,
    nouns.twin_subjects,
    nouns.joined_by_nouns,
    nouns.gapped_shares,
    relations.cases_of_compounds,
    relations.set_off,
    relations.clausal_words,
    relations.explaining_nouns,
    relations.listed_participles,
    relations.told_of_sums,
    relations.joined_conditions,
    relations.told_of_named,
    relations.found_by_tellers,
    relations.weeks_before,
    relations.dated_writings,
    relations.sums_beside_days,
    relations.meaning_that,
    relations.suspended_terms,
    relations.sums_set,
    relations.near_participles,
    relations.told_of_front,
    relations.joined_times,
    nouns.named_by_nouns,
    nouns.ages_behind_names,
    relatives.expected,
    subjects.rootless_verbs,
    roots.names_for_roots,
    roots.participles_for_roots,
    pronouns.what,
    pronouns.all_who,
    nouns.least,
    named.of_whole_names,
    relatives.loose_relatives,
    relatives.who_are_persons,
    relatives.closed_clauses,
    relatives.parts_of_which,
    pronouns.parts_near,
    relatives.whom_are_persons,
    nouns.distances,
    reports.told_behind,
    reports.told_within,
    reports.explained_behind_colons,
    clauses.past_beside_modals,
    told.adding,
    told.heard_doing,
    told.reports_that,
    joined.like_forms,
    joined.perfects,
    joined.wholes,
    joined.near_the_last,
    joined.joined_agents,
    joined.listed_gerunds,
    joined.counted_wholes,
    joined.twice_of_whose,
    told.called_on,
    told.explained,
    nouns.but_one,
    nouns.of_them,
    clauses.speaking_while,
    clauses.said_before,
    clauses.whens,
    clauses.due_to_do,
    clauses.asked_subjects,
    clauses.told_by_doing,
    clauses.doing_objects,
    clauses.parted_modals,
    clauses.stray_marks,
    clauses.parted_subjects,
    adverbials.by_the_time,
    adverbials.joined_objects,
    nouns.halves,
    nouns.long_days,
    appositions.named_conjuncts,
    told.named_persons,
    told.said_where,
    nouns.todays,
    nouns.published,
    nouns.taken_out,
    appositions.of_names,
    appositions.lists_for_appositions,
    nouns.stray_modifiers,
    clauses.flat_conjuncts,
    clauses.joined_gerunds,
    appositions.second_objects,
    appositions.named_behind_relatives,
    relatives.joined_relatives,
    relatives.where_clauses,
    relatives.closed_adverbials,
    relatives.closed_lists,
    relatives.deeds_of_persons,
    nouns.amounts_with,
    appositions.of_measures,
    relatives.agreeing_relatives,
    relatives.which_are_near,
    relatives.of_events,
    relatives.of_near_nouns,
    relatives.of_what_was_damaged,
    appositions.near_appositions,
    appositions.of_parts,
    relatives.last_of_list,
    relatives.which_are_things,
    nouns.included_places,
    relations.cases_of_compounds,
    relatives.who_are_named,
    relatives.held_events,
    adverbials.since_first,
)


def mended(tree: Tree) -> Tree:
    """Return the tree with its surest faults set right; the text, the tokens' places and the names stay."""
    if not 0 < len(tree.tokens) <= _LONGEST:
        return tree
    m = Movable(tree)
    for rule in _RULES:
        before, m.changed = m.tokens[:], False
        try:
            rule(m)
        except RecursionError:  # it hung a word under itself
            m.back_to(before)
        if m.changed and not m.is_tree():
            m.back_to(before)
    return tree._replace(tokens=tuple(m.tokens), names=tuple(named.named(m)))
