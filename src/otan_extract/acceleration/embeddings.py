"""Reuse the embedding of a word seen before: identical annotations in less time.

The first layer of each encoder (hashed features, static vectors, mixer) is a function of the token's
type alone: form, norm and trailing space decide all of its inputs. Only the convolutions after it see
the context. So its rows are kept in a table, and the convolutions get bit for bit the same input.

The word vectors and lexical attributes of the vocabulary are taken as fixed once a word was seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab
from thinc.api import Model

Embedding = list[NDArray[np.float32]]

MOST_TYPES = 30_000
"""Rows of a table, 12 MB; a full table is emptied, since news repeats most of its words within days."""

_TYPE_COLUMNS = frozenset({"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"})
_ROWWISE = frozenset(
    {
        "hashembed",
        "ints-getitem",
        "list2ragged",
        "ragged2list",
        "static_vectors",
        "maxout",
        "layernorm",
        "dropout",
    }
)


def keep_embeddings(encoder: Model[Any, Any]) -> bool:
    """Put a table in front of the embedding layer of ``encoder``; tell whether it is one that allows it."""
    embed = encoder.get_ref("embed")
    if not _depends_on_type_alone(embed):
        return False
    encoder.replace_node(embed, _with_table(embed))
    return True


def _depends_on_type_alone(embed: Model[Any, Any]) -> bool:
    leaves = [node for node in embed.walk() if not node.layers]
    return all(
        set(leaf.attrs["columns"]) <= _TYPE_COLUMNS
        if leaf.name == "extract_features"
        else leaf.name in _ROWWISE
        for leaf in leaves
    )


def _with_table(embed: Model[Any, Any]) -> Model[Any, Any]:
    """Return a node that stands for ``embed``, with the same layers: it is saved as ``embed`` would be."""
    width = embed.get_dim("nO")
    return Model(
        embed.name,
        partial(_forward, embed, EmbeddingTable(width)),
        dims={"nO": width},
        layers=list(embed.layers),
        ops=embed.ops,
    )


def _forward(
    embed: Model[Any, Any],
    table: EmbeddingTable,
    model: Model[Any, Any],  # noqa: ARG001 - thinc hands every layer its own node
    docs: Sequence[Doc],
    is_train: bool,
) -> tuple[Embedding, Callable[..., Any]]:
    if is_train:
        table.clear()
        return embed(docs, is_train)
    return table.embed(docs, embed.predict), _refuse_backprop


def _refuse_backprop(_: object) -> None:
    raise ValueError("This embedding was computed for prediction. Train the model with nlp.update().")


class EmbeddingTable:
    """The rows of an embedding layer, by token type; it never holds more than ``MOST_TYPES``."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._lock = Lock()
        self._index: dict[bytes, int] = {}
        self._rows = np.empty((MOST_TYPES, width), dtype=np.float32)

    def __reduce__(self) -> tuple[type[EmbeddingTable], tuple[int]]:
        """Travel to another process empty."""
        return EmbeddingTable, (self._width,)

    def __len__(self) -> int:
        return len(self._index)

    def clear(self) -> None:
        """Forget all rows."""
        self._index.clear()

    def embed(self, docs: Sequence[Doc], compute: Callable[[list[Doc]], Embedding]) -> Embedding:
        """Return one array per ``Doc``, a row per token; ``compute`` is the layer itself."""
        keys = [_type_keys(doc) for doc in docs]
        with self._lock:
            unseen = set().union(*keys).difference(self._index)
            if len(self._index) + len(unseen) > MOST_TYPES:
                self.clear()
                unseen = set().union(*keys)
            if len(unseen) > MOST_TYPES:
                return compute(list(docs))
            if unseen:
                self._add(docs[0].vocab, _examples(docs, keys, unseen), compute)
            return [self._rows[list(map(self._index.__getitem__, own))] for own in keys]

    def _add(
        self, vocab: Vocab, types: dict[bytes, Token], compute: Callable[[list[Doc]], Embedding]
    ) -> None:
        tokens = list(types.values())
        one_of_each = Doc(
            vocab,
            words=[token.text for token in tokens],
            spaces=[bool(token.whitespace_) for token in tokens],
        )
        norms: Any = np.array([[token.norm] for token in tokens], dtype=np.uint64)
        one_of_each.from_array(["NORM"], norms)
        first = len(self._index)
        self._rows[first : first + len(tokens)] = compute([one_of_each])[0]
        self._index.update(zip(types, range(first, first + len(tokens)), strict=True))


def _examples(docs: Sequence[Doc], keys: Sequence[list[bytes]], wanted: set[bytes]) -> dict[bytes, Token]:
    """Return a token of each ``wanted`` type."""
    return {
        key: doc[i] for doc, own in zip(docs, keys, strict=True) for i, key in enumerate(own) if key in wanted
    }


def _type_keys(doc: Doc) -> list[bytes]:
    """Return for each token the bytes of what decides its embedding: form, norm and trailing space."""
    attributes = np.ascontiguousarray(doc.to_array(["ORTH", "NORM", "SPACY"]), dtype=np.uint64)
    return attributes.view("V24").ravel().tolist()
