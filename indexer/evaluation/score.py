"""Extract annotated releases anew and compare with what people annotated."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indexer.evaluation.attributions import count_article
from indexer.evaluation.gold import GoldRelease
from indexer.evaluation.predict import Prediction, predict
from indexer.evaluation.releases import count_release
from indexer.evaluation.results import Evaluation


def evaluate(
    gold: Sequence[GoldRelease],
    find: Callable[[GoldRelease], list[Prediction]] = predict,
) -> Evaluation:
    """The evaluation of all releases, which are of one form (see ``load_gold``).

    ``find`` says what was found in a release, in offsets of its annotated text.
    """
    evaluation = Evaluation(gold[0].form if gold else "releases", releases=len(gold))
    groups = {release.group for release in gold}
    folders = groups if len(groups) > 1 else set()
    for release in gold:
        found = find(release)
        if evaluation.form == "releases":
            count_release(evaluation, release, found, folders)
        else:
            count_article(evaluation, release, found)
    return evaluation
