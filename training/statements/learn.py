"""One training run: batches, losses, schedule, and a checkpoint that an interrupted run goes on from."""

import csv
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional
from torch.optim import AdamW
from torch.optim.lr_scheduler import LambdaLR

from onrecord.reading.attribution.tagger.chain import Ints, relations
from onrecord.reading.attribution.tagger.windows import LONGEST, stack
from onrecord.reading.attribution.tagger.words import Words
from training.statements.articles import Article, Lesson, lessons
from training.statements.network import LAYERS, Network

_MASKED, _SPECIAL = 103, 102
"""BERT's ids of [MASK] and of the last of the marks that are no words."""
_SORTED_AT_ONCE = 400
"""Windows. Among so many neighbours in random order, those of like length make a batch."""
_SCALE = 390.0
"""Brings the summed losses of a usual batch to about 1, so that clipping and logs have a scale."""
_EACH = 25
"""Steps between two lines of the log."""


@dataclass(frozen=True)
class Recipe:
    """The settings of a run; the defaults made the weights that are shipped."""

    epochs: float = 6.5
    batch: int = 1536
    """Word pieces, padding counted."""
    window: int = 160
    """Word pieces. Each window is filled up to a random limit between a third of this and all of it."""
    encoder_rate: float = 3e-4
    """Learning rate of the encoder's last layer; each layer below has ``layer_decay`` times the one above."""
    head_rate: float = 1e-3
    layer_decay: float = 0.9
    warm_up: float = 0.06
    masked: float = 0.06
    """Share of word pieces that are hidden, so that names do not carry everything."""
    averaged: float = 0.9985
    """Weight of the past in the moving average of the weights."""
    snapshot: float = 0.62
    """Share of the run after which the moving average is kept, to be averaged with the one at the end."""
    cue_weight: float = 2.0
    tag_weight: float = 0.5
    seed: int = 7


def learn(
    network: Network,
    articles: Sequence[tuple[Article, Sequence[Words]]],
    recipe: Recipe,
    folder: Path,
    save_each: int = 175,
) -> Network:
    """The network after the run: the mean of its moving averages at ``recipe.snapshot`` and at the end.

    Late in a run the network is surer and knows its articles by heart; the mean reads new ones better than
    either (Izmailov and others 2018).

    ``folder`` gets ``log.csv``, ``snapshot.pt`` and, every ``save_each`` steps, ``checkpoint.pt``; where that
    is there already, the run goes on from it.

    Raises:
        OSError: when the folder cannot be written to.
    """
    torch.manual_seed(recipe.seed)
    average = Network()
    average.load_state_dict(network.state_dict())
    optimizer = _optimizer(network, recipe)
    steps = int(recipe.epochs * len(_batches(articles, recipe, epoch=0)))
    schedule = LambdaLR(optimizer, lambda step: _rate(step, steps, recipe.warm_up))
    checkpoint, snapshot = folder / "checkpoint.pt", folder / "snapshot.pt"
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(saved["network"])
        average.load_state_dict(saved["average"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        torch.set_rng_state(saved["random"])
        done = saved["done"]
        print(f"going on from step {done} of {steps}")
    network.train()
    began = time.monotonic()
    sums = np.zeros(4)
    with (folder / "log.csv").open("a", newline="", encoding="utf8") as file:
        log = csv.writer(file)
        if not done:
            log.writerow(["step", "loss", "cue", "tag", "link", "seconds"])
        for step, batch in islice(_steps(articles, recipe), done, steps):
            cue, tag, link, cues = _losses(network, batch, recipe.masked)
            loss = (recipe.cue_weight * cue + recipe.tag_weight * tag + link) / _SCALE
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            _average(average, network, min(recipe.averaged, (step + 1) / (step + 10)))
            if step + 1 == int(recipe.snapshot * steps):
                torch.save(average.state_dict(), snapshot)
            sums += [loss.item(), *(part.item() / cues for part in (cue, tag, link))]
            if (step + 1) % _EACH == 0:
                log.writerow(
                    [step + 1, *(f"{x:.4f}" for x in sums / _EACH), f"{time.monotonic() - began:.0f}"]
                )
                file.flush()
                print(f"step {step + 1} of {steps}: loss {sums[0] / _EACH:.3f}", flush=True)
                sums[:] = 0
            if (step + 1) % save_each == 0:
                state = {
                    "network": network.state_dict(),
                    "average": average.state_dict(),
                    "optimizer": optimizer.state_dict(),
                    "schedule": schedule.state_dict(),
                    "random": torch.get_rng_state(),
                    "done": step + 1,
                }
                torch.save(state, checkpoint.with_suffix(".part"))
                checkpoint.with_suffix(".part").replace(checkpoint)
    earlier = Network()
    earlier.load_state_dict(torch.load(snapshot, weights_only=True))
    _average(average, earlier, 0.5)
    return average


def _rate(step: int, steps: int, warm_up: float) -> float:
    """Up in a straight line, then down to nothing in another."""
    rising = max(1, int(warm_up * steps))
    return step / rising if step < rising else max(0.0, (steps - step) / (steps - rising))


def _optimizer(network: Network, recipe: Recipe) -> AdamW:
    """Lower layers learn more slowly, the pieces' vectors not at all: they know words that are not here."""
    network.encoder.pieces.weight.requires_grad_(False)
    rates = {"encoder.": recipe.encoder_rate * recipe.layer_decay**LAYERS}
    rates |= {
        f"encoder.layers.{layer}.": recipe.encoder_rate * recipe.layer_decay ** (LAYERS - 1 - layer)
        for layer in range(LAYERS)
    }
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weights in network.named_parameters():
        if not weights.requires_grad:
            continue
        rate = next((r for start, r in reversed(rates.items()) if name.startswith(start)), recipe.head_rate)
        if name == "encoder.marks.weight":
            rate = recipe.head_rate
        groups.setdefault((rate, 0.01 if weights.ndim > 1 else 0.0), []).append(weights)
    return AdamW(
        [{"params": g, "lr": rate, "weight_decay": decay} for (rate, decay), g in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


def _steps(
    articles: Sequence[tuple[Article, Sequence[Words]]], recipe: Recipe
) -> Iterator[tuple[int, list[Lesson]]]:
    step = epoch = 0
    while True:
        for batch in _batches(articles, recipe, epoch):
            yield step, batch
            step += 1
        epoch += 1


def _batches(
    articles: Sequence[tuple[Article, Sequence[Words]]], recipe: Recipe, epoch: int
) -> list[list[Lesson]]:
    """All articles in new windows, windows of like length together, in an order that the epoch gives."""
    chance = random.Random(recipe.seed * 1000 + epoch)  # noqa: S311 - no secret
    limits = iter(lambda: chance.randint(recipe.window // 3, recipe.window), None)
    windows = [lesson for article, parts in articles for lesson in lessons(article, parts, limits)]
    chance.shuffle(windows)
    batches: list[list[Lesson]] = []
    for start in range(0, len(windows), _SORTED_AT_ONCE):
        batch: list[Lesson] = []
        for one in sorted(windows[start : start + _SORTED_AT_ONCE], key=lambda x: len(x.window)):
            if batch and (len(batch) + 1) * len(one.window) > max(recipe.batch, LONGEST):
                batches.append(batch)
                batch = []
            batch.append(one)
        batches.append(batch)
    chance.shuffle(batches)
    return batches


def _losses(network: Network, batch: Sequence[Lesson], masked: float) -> tuple[Tensor, Tensor, Tensor, int]:
    """What finding cues, tagging words and linking them cost (nats, summed), and how many cues there are."""
    inputs = {name: torch.from_numpy(array) for name, array in stack([x.window for x in batch]).items()}
    hidden = (torch.rand(inputs["ids"].shape) < masked) & (inputs["ids"] > _SPECIAL)
    inputs["ids"] = torch.where(hidden, torch.tensor(_MASKED), inputs["ids"])
    with torch.autocast("cpu", torch.bfloat16):
        vectors = network.encoder(**inputs)
    cues, tags, anchors, words = network.heads(vectors)
    width = cues.shape[1]
    live = torch.tensor([[place < len(x.tags) for place in range(width)] for x in batch])
    wanted = torch.zeros_like(cues)
    for row, lesson in enumerate(batch):
        wanted[row, list(lesson.anchors)] = 1
    cue = functional.binary_cross_entropy_with_logits(cues[live], wanted[live], reduction="sum")
    marked = torch.from_numpy(np.stack([_filled(x.tags, width) for x in batch]))
    tag = functional.cross_entropy(tags[live], marked[live], reduction="sum")
    asked = [
        (row, place, link, relations(place, lesson.window.passages))
        for row, lesson in enumerate(batch)
        for place, link in zip(lesson.anchors, lesson.links, strict=True)
    ]
    if not asked:
        return cue, tag, torch.zeros(()), 1
    rows = torch.tensor([row for row, _, _, _ in asked])
    places = torch.tensor([place for _, place, _, _ in asked])
    labels = torch.from_numpy(np.stack([_filled(link, width) for _, _, link, _ in asked]))
    kinds = torch.from_numpy(np.stack([_filled(kind, width) for _, _, _, kind in asked]))
    scores = network.link(tags, anchors, words, rows, places, kinds)
    return cue, tag, network.link.surprise(scores, labels, live[rows]).sum(), len(asked)


def _filled(values: Ints, width: int) -> Ints:
    filled: Ints = np.pad(values, (0, width - len(values)))
    return filled


@torch.no_grad()
def _average(average: Network, network: Network, past: float) -> None:
    """Move the average towards the network's weights."""
    for mean, new in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(new, 1 - past)
