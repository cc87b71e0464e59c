"""Convolutions in less time: the sums and products of thinc's layers, bit for bit, with fewer arrays.

The layers as shipped make a dozen arrays per convolution, larger than the processor's cache, and note for
each maximum where it came from, which only training reads. Here documents pass in small groups, and the
pieces of a maximum lie side by side. A product's rows do not depend on one another, and padding keeps
documents apart, so the groups change nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

from otan_extract.long_texts import portions

Floats = NDArray[np.float32]

GROUP_TOKENS = 2_000
"""Tokens that pass through all convolutions together: what they make stays in the processor's cache."""

_CONVOLUTION = "residual(expand_window>>maxout>>layernorm>>dropout)"
_EPSILON = 1e-08  # thinc's own, in its layer norm


class _Convolution(NamedTuple):
    """The layers of one convolution; ``weights`` and ``bias`` with the rows of a piece together."""

    window: int
    pieces: int
    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


def shorten_convolutions(encoder: Model[Any, Any]) -> bool:
    """Let the convolutions of ``encoder`` run as here if they are spaCy's; tell whether they are."""
    encode = encoder.get_ref("encode")
    name = encode.layers[0].name if encode.name.startswith("with_array") else ""
    depth = name.count(_CONVOLUTION)
    if not depth or name != ">>".join([_CONVOLUTION] * depth):
        return False
    encoder.replace_node(encode, _shortened(encode))
    return True


def _shortened(encode: Model[Any, Any]) -> Model[Any, Any]:
    """Return a node that stands for ``encode``, with the same layers: it is saved as ``encode`` would be."""
    return Model(
        encode.name,
        partial(_forward, encode),
        dims={name: encode.maybe_get_dim(name) for name in encode.dim_names},
        layers=list(encode.layers),
        attrs=dict(encode.attrs),
        ops=encode.ops,
    )


def _forward(
    encode: Model[Any, Any],
    model: Model[Any, Any],  # noqa: ARG001 - thinc hands every layer its own node
    embedded: list[Floats],
    is_train: bool,
) -> tuple[list[Floats], Callable[..., Any]]:
    if is_train:
        return encode(embedded, is_train)
    ops: Any = encode.ops  # untyped: thinc's array types are not NumPy's
    convolutions, pad = list(_convolutions(encode)), encode.attrs["pad"]
    encoded: list[Floats] = []
    for group in portions(embedded, GROUP_TOKENS):
        rows = ops.flatten(group, pad=pad)
        for convolution in convolutions:
            pieces = ops.gemm(ops.seq2col(rows, convolution.window), convolution.weights, trans2=True)
            rows = _finished(rows, pieces, convolution)
        encoded.extend(ops.unflatten(rows, ops.asarray1i([len(one) for one in group]), pad=pad))
    return encoded, _refuse_backprop


def _refuse_backprop(_: object) -> None:
    raise ValueError("These vectors were computed for prediction. Train the model with nlp.update().")


def _convolutions(encode: Model[Any, Any]) -> Iterator[_Convolution]:
    leaves = [node for node in encode.walk(order="dfs_pre") if not node.layers]
    for expand, maxout, norm, _ in zip(*[iter(leaves)] * 4, strict=True):
        weights, bias = maxout.get_param("W"), maxout.get_param("b")
        outputs, pieces, inputs = weights.shape
        yield _Convolution(
            expand.attrs["window_size"],
            pieces,
            weights.transpose(1, 0, 2).reshape(pieces * outputs, inputs),
            bias.T.reshape(pieces * outputs),
            norm.get_param("G"),
            norm.get_param("b"),
        )


def _finished(rows: Floats, pieces: Floats, convolution: _Convolution) -> Floats:
    """Return what a convolution makes of ``rows``, given their products with its weights."""
    pieces += convolution.bias
    largest = _maxima(pieces, convolution.pieces)
    _normalize(largest, convolution.gain, convolution.shift)
    largest += rows
    return largest


def _maxima(values: Floats, pieces: int) -> Floats:
    first, *others = np.split(values, pieces, axis=1)
    largest = first.copy()
    for other in others:
        np.maximum(largest, other, out=largest)
    return largest


def _normalize(rows: Floats, gain: Floats, shift: Floats) -> None:
    """Bring each row to mean 0 and variance 1 in place, then scale and shift it."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = (rows * rows).sum(axis=1, keepdims=True)
    variance /= rows.shape[1]
    variance += _EPSILON
    rows *= variance**-0.5
    rows *= gain
    rows += shift
