"""``load()``: the spaCy model with the components of this package, checked; and running it on texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from os import PathLike
from pathlib import Path

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language, PipeCallable
from spacy.tokens import Doc
from spacy.util import is_compatible_version
from thinc.api import require_gpu

from otan_extract.about import DEFAULT_MODEL, version
from otan_extract.acceleration.transitions import is_driven_here, parse
from otan_extract.actors import overlay
from otan_extract.actors.gazetteer import lexicon_hash
from otan_extract.annotators import Annotator
from otan_extract.errors import GazetteerError, GpuError, MissingModelError, ModelError, PipelineError
from otan_extract.long_texts import is_wordless, join, portions, split, unread
from otan_extract.schema import Provenance

_UNUSED = ("attribute_ruler", "lemmatizer", "senter")
"""Components of the model whose annotations nothing here reads; they cost an eighth of its time."""

_CHARACTERS_AT_ONCE = 100_000
"""The model reads so much together: some 20,000 words, for which its arrays take 100 MB."""

_PARAGRAPHS = "otan_paragraphs"
_GAZETTEER_READERS = ("otan_countries", "otan_organizations")
_OURS = (*_GAZETTEER_READERS, "otan_quotations", "otan_speakers")


def load(
    model: str | Path = DEFAULT_MODEL,
    *,
    gazetteer: str | Path | None = None,
    accelerate: bool = True,
    gpu: bool = False,
) -> Language:
    """Return a pipeline that finds quotations, speakers, countries and organizations.

    Args:
        model: Name or path of an installed French spaCy model with a parser and an entity recognizer, also
            one saved with components of ours.
        gazetteer: A gazetteer file of the user's own, laid over the one of the package.
        accelerate: Run the model in about half of its time; the annotations stay the same. Not on a GPU.
        gpu: Compute on the GPU, as ``spacy.require_gpu()`` does.

    Raises:
        MissingModelError: The model is not installed.
        ModelError: The model is not French, or not made for the installed spaCy.
        PipelineError: The model does not annotate what the components read.
        GazetteerError: The gazetteer cannot be read or is malformed.
        GpuError: A GPU was asked for and there is none.
    """
    if gpu:
        _require_gpu()
    if gazetteer is not None:
        _check_gazetteer(gazetteer)
    nlp = _load_model(model)
    _add_ours(nlp, gazetteer)
    _check_annotations(nlp)
    if accelerate and not gpu:
        from otan_extract.acceleration.accelerate import accelerate as speed_up  # noqa: PLC0415 - only where it is wanted

        speed_up(nlp)
    return nlp


def _require_gpu() -> None:
    try:
        require_gpu()
    except ValueError as error:
        raise GpuError(
            f"spaCy finds no GPU ({error}). Install it for your CUDA version: pip install 'spacy[cuda12x]', "
            "or load without gpu=True."
        ) from error


def _check_gazetteer(gazetteer: object) -> None:
    """Raise now the error with which the components would wait for the first document."""
    if not isinstance(gazetteer, (str, PathLike)):
        raise GazetteerError(
            f"A gazetteer is the path of a file, not {type(gazetteer).__name__}. Name a *.tsv or *.jsonl file."
        )
    overlay.load(Path(gazetteer))


def _load_model(model: str | Path) -> Language:
    try:
        nlp = spacy.load(model, exclude=_UNUSED)
    except OSError as error:
        raise MissingModelError(
            f"The spaCy model {model} is not installed. Install it: python -m spacy download {model}, "
            f"or pip install {str(model).replace('_', '-')}."
        ) from error
    wanted = nlp.meta.get("spacy_version", "")
    if nlp.lang != "fr":
        raise ModelError(f"{model} is a model for {nlp.lang!r}, not for French. Use {DEFAULT_MODEL}.")
    if not is_compatible_version(spacy_version, wanted):
        raise ModelError(
            f"{model} {nlp.meta['version']} is made for spaCy {wanted}, not for {spacy_version}. "
            f"Install the model of this version: python -m spacy download {model}."
        )
    return nlp


def _add_ours(nlp: Language, gazetteer: str | Path | None) -> None:
    """Add what a pipeline that was saved with components of ours does not bring along."""
    present = {nlp.get_pipe_meta(name).factory: name for name in nlp.pipe_names}
    if _PARAGRAPHS not in present:
        nlp.add_pipe(_PARAGRAPHS, first=True)
    for component in _OURS:
        reads_gazetteer = gazetteer is not None and component in _GAZETTEER_READERS
        config = {"gazetteer": str(gazetteer)} if reads_gazetteer else {}
        if component not in present:
            nlp.add_pipe(component, config=config)
        elif reads_gazetteer:
            nlp.replace_pipe(present[component], component, config=config)


def _check_annotations(nlp: Language) -> None:
    analysis = nlp.analyze_pipes() or {"problems": {}}
    problems = {name: needs for name, needs in analysis["problems"].items() if needs}
    if problems:
        needs = "; ".join(f"{name} needs {', '.join(missing)}" for name, missing in problems.items())
        raise PipelineError(f"The model does not annotate enough: {needs}. Use {DEFAULT_MODEL}.")


def check_components(nlp: object) -> None:
    """Raise ``PipelineError`` unless ``nlp`` is a pipeline with every component whose layer a result is made of."""
    if not isinstance(nlp, Language):
        raise PipelineError(
            f"A pipeline is a spaCy Language, not {type(nlp).__name__}. Build it with otan_extract.load()."
        )
    missing = set(_OURS) - {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    if missing:
        steps = " ".join(f"nlp.add_pipe({name!r})" for name in _OURS if name in missing)
        raise PipelineError(
            f"The pipeline lacks components. Build it with otan_extract.load(), or add: {steps}."
        )


def run(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    """Return the annotated ``Doc`` of each text, whatever its length, with the layers that results are made of.

    The model reads long texts in pieces; the first component of ours and all that follow it read the
    joined ``Doc``. Each component reads all texts before the next one starts: its code and tables stay in the
    processor's cache, which saves a fourteenth of what ours take.
    """
    names = nlp.pipe_names
    first = next((i for i, name in enumerate(names) if nlp.get_pipe_meta(name).factory in _OURS), len(names))
    pieces = [split(text) for text in texts]
    parsed = _parsed(nlp, names[:first], [piece for parts in pieces for piece in parts])
    docs = [join(list(islice(parsed, len(parts)))) for parts in pieces]
    return _annotated_by_ours([nlp.get_pipe(name) for name in names[first:]], docs)


def _annotated_by_ours(components: Sequence[PipeCallable], docs: list[Doc]) -> list[Doc]:
    """Let components of ours read ``docs``; ``doc.spans`` is left out where no component of others' can read it."""
    ours = [component for component in components if isinstance(component, Annotator)]
    if len(ours) < len(components):
        for each in components:
            docs = list(map(each, docs))
        return docs
    for component in ours:
        for doc in docs:
            component.annotate(doc)
    return docs


def _parsed(nlp: Language, names: Sequence[str], pieces: Sequence[str]) -> Iterator[Doc]:
    """Yield a ``Doc`` of each piece with what the components ``names`` annotate, as ``nlp.pipe`` would.

    The model's time is that of its tokens, and a text of nothing but marks has five times as many of them
    as prose has: a piece without words is not given to it.
    """
    for portion in portions(pieces, _CHARACTERS_AT_ONCE):
        made = [nlp.make_doc(piece) for piece in portion]
        wordless = [is_wordless(piece) for piece in portion]
        docs = [doc for doc, skip in zip(made, wordless, strict=True) if not skip]
        for name in names:
            docs = _annotated(nlp.get_pipe(name), docs)
        read = iter(docs)
        yield from (unread(doc) if skip else next(read) for doc, skip in zip(made, wordless, strict=True))


def _annotated(component: PipeCallable, docs: list[Doc]) -> list[Doc]:
    if is_driven_here(component, docs):
        parse(component, docs)
        return docs
    if hasattr(component, "pipe"):
        return list(component.pipe(docs, batch_size=len(docs)))
    return [component(doc) for doc in docs]


def provenance(nlp: Language) -> Provenance:
    """Return the versions of code, model and lexicon that make the results of ``nlp``."""
    return Provenance(
        otan_extract=version(),
        spacy=spacy_version,
        model=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        model_version=nlp.meta["version"],
        lexicon=_lexicon(_gazetteer_of(nlp)),
    )


def _gazetteer_of(nlp: Language) -> str | None:
    """Return the user's gazetteer, as the first component that reads one is configured."""
    for name in nlp.pipe_names:
        if nlp.get_pipe_meta(name).factory in _GAZETTEER_READERS:
            path = nlp.get_pipe_config(name).get("gazetteer")
            return None if path is None else str(path)
    return None


@cache
def _lexicon(gazetteer: str | None) -> str:
    return lexicon_hash(gazetteer)
