"""The command ``convert``: gold between JSONL, brat and CAS, and articles to a draft of gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

from otan_extract.errors import GoldError, NotWrittenError, SourceError
from otan_extract.evaluation.brat import read_brat, write_brat
from otan_extract.evaluation.draft import draft
from otan_extract.evaluation.gold import Extract, Format, GoldDocument, dump_gold, read_gold
from otan_extract.evaluation.graph import from_graph, to_graph
from otan_extract.schema import Failure
from otan_extract.sources.encoding import decoded


def read_any(source: Path, extract: Extract) -> list[GoldDocument]:
    """Read the gold in ``source``: a ``.jsonl`` file, or a folder of brat or CAS files.

    A ``.txt`` article, or a folder of nothing but such, is extracted to a draft.

    Raises:
        GoldError: There is no gold in ``source``, it is malformed, or an article failed.
    """
    if source.suffix == ".jsonl":
        return read_gold(source).documents
    files = _files(source)
    suffixes = {path.suffix for path in files}
    if ".ann" in suffixes and source.is_dir():
        return [from_graph(graph) for graph in read_brat(source)]
    if suffixes & {".xmi", ".json"}:
        return _read_cas([path for path in files if path.suffix in {".xmi", ".json"}])
    if ".txt" in suffixes:
        return _drafts([path for path in files if path.suffix == ".txt"], extract)
    raise GoldError(
        f"{source} holds no gold. Give a .jsonl file, a folder of .ann, .xmi or .json, or a .txt."
    )


def _files(source: Path) -> list[Path]:
    """Return the files of a folder, or the one file."""
    try:
        return sorted(source.iterdir()) if source.is_dir() else [source]
    except OSError as error:
        raise GoldError(
            f"{source} cannot be read ({error.strerror or error}). Name gold or articles."
        ) from error


def _read_cas(files: Iterable[Path]) -> list[GoldDocument]:
    from otan_extract.evaluation.cas import read_cas  # noqa: PLC0415 - needs the extra `cas`

    return [from_graph(read_cas(path)) for path in files]


def _drafts(files: Sequence[Path], extract: Extract) -> list[GoldDocument]:
    texts = [read_article(path) for path in files]
    drafts = []
    for path, text, result in zip(files, texts, extract(texts), strict=True):
        if isinstance(result, Failure):
            raise GoldError(f"{path}: {result.message}")
        drafts.append(draft(path.stem, text, result))
    return drafts


def read_article(path: Path) -> str:
    """Return the text of the file ``path``, untouched.

    Raises:
        GoldError: It cannot be read, or is not UTF-8.
    """
    try:
        return decoded(path.read_bytes())
    except OSError as error:
        raise GoldError(f"{path} cannot be read ({error.strerror or error}). Name an article.") from error
    except SourceError as error:
        raise GoldError(f"{path}: {error}") from error


def write_any(documents: Iterable[GoldDocument], target: Path, form: Format) -> None:
    """Write ``documents`` to the file (gold) or folder (brat, CAS) ``target``, which must be new.

    Raises:
        GoldError: ``target`` exists: it may hold an annotator's work.
        NotWrittenError: It cannot be written.
    """
    try:
        if target.exists():
            raise GoldError(f"{target} exists and may hold corrections. Name a new file or folder.")
        if form is Format.gold:
            target.write_text(dump_gold(documents), encoding="utf-8", newline="")
        elif form is Format.brat:
            write_brat(map(to_graph, documents), target)
        else:
            _write_cas(documents, target, f".{form.value}")
    except OSError as error:
        raise NotWrittenError.of(target, error) from error


def _write_cas(documents: Iterable[GoldDocument], folder: Path, suffix: str) -> None:
    from otan_extract.evaluation.cas import write_cas  # noqa: PLC0415 - needs the extra `cas`

    folder.mkdir(parents=True)
    for document in documents:
        write_cas(to_graph(document), folder / f"{quote(document.id, safe=' ')}{suffix}")
