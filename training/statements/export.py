"""From a trained network to the files that the program ships."""

import json
import tempfile
from dataclasses import asdict
from pathlib import Path
from shutil import copyfile

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.reading.attribution.tagger.chain import LABELS
from onrecord.reading.attribution.tagger.session import Settings
from training.statements.network import HIDDEN, LINK, Link, Network, pretrained

_ENCODER = ("ids", "mask", "marks", "starts")
_VECTORS = ("cues", "tags", "anchors", "words")
_MIDDLE = (2, 3)
"""The encoder's layers, counted from none, whose words the head of ``training.factuality`` learns from: of
all six these two tell best whether an act is told as done."""
_LINKER = ("tags", "anchors", "words", "rows", "places", "kinds")


def export(network: Network, settings: Settings, folder: Path) -> None:
    """Write the files that ``tagger.session`` loads: the encoder with 8-bit weights, the linker, its chain of
    labels, the tokenizer and the settings.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        whole = Path(scratch) / "encoder.onnx"
        _trace_encoder(network, whole)
        quantize_dynamic(whole, folder / "encoder.onnx", per_channel=True, weight_type=QuantType.QInt8)
    give_layers(folder / "encoder.onnx")
    _trace_linker(network.link, folder / "linker.onnx")
    chain = {name: weights.detach().numpy() for name, weights in network.link.chain().items()}
    np.savez(folder / "chain.npz", allow_pickle=False, **chain)
    copyfile(pretrained() / "tokenizer.json", folder / "tokenizer.json")
    write_settings(settings, folder)


def give_layers(encoder: Path) -> None:
    """Make the encoder give its middle layers too, one after the other, as ``layers`` of each word piece."""
    model = onnx.load(encoder)
    inner = [f"/encoder/layers.{number}/outer_norm/LayerNormalization_output_0" for number in _MIDDLE]
    model.graph.node.append(onnx.helper.make_node("Concat", inner, ["layers"], "layers", axis=-1))
    axes = ["windows", "pieces", len(_MIDDLE) * HIDDEN]
    model.graph.output.append(onnx.helper.make_tensor_value_info("layers", onnx.TensorProto.FLOAT, axes))
    onnx.save(model, encoder)


def write_settings(settings: Settings, folder: Path) -> None:
    """Write ``settings.json`` into the folder of the weights."""
    (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf8")


def _trace_encoder(network: Network, path: Path) -> None:
    """The network as an ONNX graph, for any number of windows, pieces and words."""
    example = (
        torch.randint(1000, 2000, (2, 12)),
        torch.ones(2, 12, dtype=torch.int64),
        torch.zeros(2, 12, dtype=torch.int64),
        torch.arange(1, 8).repeat(2, 1),
    )
    axes = {name: {0: "windows", 1: "pieces"} for name in _ENCODER[:3]}
    axes |= {name: {0: "windows", 1: "words"} for name in ("starts", *_VECTORS)}
    torch.onnx.export(
        network,
        example,
        path,
        input_names=list(_ENCODER),
        output_names=list(_VECTORS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _trace_linker(link: Link, path: Path) -> None:
    """The last layer as an ONNX graph, for any number of windows, words and anchors."""
    example = (
        torch.randn(2, 7, LABELS),
        torch.randn(2, 7, LINK),
        torch.randn(2, 7, LINK),
        torch.tensor([0, 1, 1]),
        torch.tensor([3, 0, 6]),
        torch.zeros(3, 7, dtype=torch.int64),
    )
    axes = {name: {0: "windows", 1: "words"} for name in _LINKER[:3]}
    axes |= {"rows": {0: "cues"}, "places": {0: "cues"}}
    axes |= {name: {0: "cues", 1: "words"} for name in ("kinds", "scores")}
    torch.onnx.export(
        link,
        example,
        path,
        input_names=list(_LINKER),
        output_names=["scores"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
