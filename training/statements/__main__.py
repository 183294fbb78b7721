"""``python -m training.statements``: train the tagger of who says what, export it and score it."""

import argparse
import time
from dataclasses import fields, replace
from pathlib import Path

import torch

from onrecord.reading.attribution.tagger.session import WEIGHTS, Settings, load_tagger
from onrecord.reading.attribution.tagger.words import load_tokenizer
from training.statements.articles import Article, read_articles, read_parts
from training.statements.curve import draw
from training.statements.export import export, write_settings
from training.statements.judge import choose_thresholds, table, tag
from training.statements.learn import Recipe, learn
from training.statements.network import Network, pretrained

_NAME = "minilm-polnear"
_WINDOW = 40
"""Word pieces of a window at run time: short passages together, all others by themselves. Measured best."""


def main() -> None:
    """Train, choose thresholds on held-out articles, write the weights, print the scorer's table for dev."""
    options = _options()
    torch.set_num_threads(options.threads)
    options.run.mkdir(parents=True, exist_ok=True)
    articles = read_articles(options.data / "train.jsonl.gz")
    taught, held_out = articles[: -options.held_out], articles[-options.held_out :]
    tokenizer = load_tokenizer(pretrained() / "tokenizer.json")
    network = Network()
    network.encoder.load_pretrained(pretrained())
    recipe = replace(Recipe(), **{f.name: getattr(options, f.name) for f in fields(Recipe)})
    learned = learn(network, [(a, read_parts(tokenizer, a)) for a in taught], recipe, options.run)
    draw(options.run / "log.csv", options.run / "curve.svg")
    finish(learned, held_out, options.data, options.weights)


def finish(network: Network, held_out: list[Article], data: Path, weights: Path) -> None:
    """Export the network, choose its thresholds on ``held_out`` and print how well and fast it reads dev."""
    export(network, Settings(_NAME, _WINDOW, threshold=0.5, threshold_without_source=0.5), weights)
    tagger = load_tagger(weights)
    assert tagger is not None
    settings = choose_thresholds(tagger, data / "score.py", held_out)
    write_settings(settings, weights)
    dev = read_articles(data / "dev.jsonl.gz")
    began = time.process_time()
    tagged = tag(replace(tagger, settings=settings), dev)
    spent = time.process_time() - began
    print(table(data / "score.py", dev, tagged))
    print(f"{settings}\n{len(dev) / spent:.1f} articles for each second of one core")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.statements", description=main.__doc__)
    parser.add_argument(
        "data",
        type=Path,
        nargs="?",
        default=Path("../shared/benchmarks/attribution"),
        help="folder with train.jsonl.gz, dev.jsonl.gz and score.py",
    )
    parser.add_argument("--run", type=Path, default=Path("build/statements"), help="log and checkpoint")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the model is written")
    parser.add_argument(
        "--held-out", type=int, default=48, help="last articles of train, kept for thresholds"
    )
    parser.add_argument("--threads", type=int, default=2)
    for field in fields(Recipe):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default
        )
    return parser.parse_args()


if __name__ == "__main__":
    main()
