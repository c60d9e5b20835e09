"""How well claims are read: precision and recall on sentences that were kept apart from the patterns."""

import pytest

from tests.narrative.labelled import HELD_APART, READ_FIRST, SETS, labelled, made, score, written

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.85


def test_there_are_sentences_enough_and_none_is_in_two_sets() -> None:
    texts = [said.text for name in SETS for said in labelled(name)]
    assert len(texts) == len(set(texts))
    assert len(texts) >= 400
    assert sum(len(labelled(name)) for name in (*HELD_APART, *READ_FIRST)) >= len(texts) / 2
    assert all(sum(not said.claims for said in labelled(name)) >= 10 for name in SETS)


@pytest.mark.parametrize("name", [*HELD_APART, *READ_FIRST])
def test_sentences_kept_apart_are_read_well_enough(name: str) -> None:
    found = score(labelled(name))
    assert found.precision >= LEAST_PRECISION, found
    assert found.recall >= LEAST_RECALL, found


@pytest.mark.parametrize("said", labelled("development"), ids=lambda said: said.text[:20])
def test_a_sentence_of_the_development_set_is_read_exactly(said) -> None:
    assert {written(claim) for claim in made(said)} == said.claims


@pytest.mark.parametrize("name", SETS)
def test_a_claim_quotes_the_text_where_it_says(name: str) -> None:
    for said in labelled(name):
        for claim in made(said):
            assert claim.section == said.section
            assert said.text[claim.start : claim.end] == claim.text
            assert claim.text in claim.sentence
            assert claim.sentence in said.text
            assert 0 <= claim.figure_at < len(said.text)
