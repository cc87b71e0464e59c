"""Reuse the embedding of a word type: identical annotations in less time."""

from spacy.language import Language


def accelerate(nlp: Language) -> None:
    """Placeholder."""
