package io.customerprediction.benchmarks;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import io.customerprediction.forest.Tree;
import java.util.List;

/**
 * Trees as an ONNX model with one operator, <a
 * href="https://onnx.ai/onnx/operators/onnx_aionnxml_TreeEnsembleRegressor.html">TreeEnsembleRegressor</a>, whose answer
 * is the mean of the leaves. Thresholds become single precision.
 */
final class OnnxForest {
    static final String INPUT = "rows";
    private static final String OUTPUT = "answers";
    private static final String ML = "ai.onnx.ml";
    private static final ByteString BELOW = ByteString.copyFromUtf8("BRANCH_LT");
    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

    private final int features;
    private final AttributeProto.Builder treeIds = integers("nodes_treeids");
    private final AttributeProto.Builder nodeIds = integers("nodes_nodeids");
    private final AttributeProto.Builder featureIds = integers("nodes_featureids");
    private final AttributeProto.Builder trueIds = integers("nodes_truenodeids");
    private final AttributeProto.Builder falseIds = integers("nodes_falsenodeids");
    private final AttributeProto.Builder thresholds = floats("nodes_values");
    private final AttributeProto.Builder modes =
            AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeProto.AttributeType.STRINGS);
    private final AttributeProto.Builder leafTreeIds = integers("target_treeids");
    private final AttributeProto.Builder leafNodeIds = integers("target_nodeids");
    private final AttributeProto.Builder leafTargets = integers("target_ids");
    private final AttributeProto.Builder leafValues = floats("target_weights");
    private int nodesOfTree;

    OnnxForest(int features) {
        this.features = features;
    }

    ModelProto model(List<Tree> trees) {
        for (int t = 0; t < trees.size(); t++) {
            nodesOfTree = 0;
            add(t, trees.get(t));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(15))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(ML).setVersion(3))
                .setGraph(GraphProto.newBuilder()
                        .setName("forest")
                        .addNode(ensemble())
                        .addInput(matrix(INPUT, features))
                        .addOutput(matrix(OUTPUT, 1)))
                .build();
    }

    /** Appends the tree, its root first; returns the number of its root. */
    private long add(int tree, Tree node) {
        int id = nodesOfTree++;
        treeIds.addInts(tree);
        nodeIds.addInts(id);
        if (node instanceof Tree.Split split) {
            int at = trueIds.getIntsCount();
            featureIds.addInts(split.feature());
            thresholds.addFloats((float) split.threshold());
            modes.addStrings(BELOW);
            trueIds.addInts(0);
            falseIds.addInts(0);
            trueIds.setInts(at, add(tree, split.left()));
            falseIds.setInts(at, add(tree, split.right()));
        } else {
            featureIds.addInts(0);
            thresholds.addFloats(0);
            modes.addStrings(LEAF);
            trueIds.addInts(0);
            falseIds.addInts(0);
            leafTreeIds.addInts(tree);
            leafNodeIds.addInts(id);
            leafTargets.addInts(0);
            leafValues.addFloats((float) ((Tree.Leaf) node).value());
        }
        return id;
    }

    private NodeProto ensemble() {
        return NodeProto.newBuilder()
                .setDomain(ML)
                .setOpType("TreeEnsembleRegressor")
                .addInput(INPUT)
                .addOutput(OUTPUT)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("n_targets")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(1))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("aggregate_function")
                        .setType(AttributeProto.AttributeType.STRING)
                        .setS(ByteString.copyFromUtf8("AVERAGE")))
                .addAttribute(treeIds)
                .addAttribute(nodeIds)
                .addAttribute(featureIds)
                .addAttribute(trueIds)
                .addAttribute(falseIds)
                .addAttribute(thresholds)
                .addAttribute(modes)
                .addAttribute(leafTreeIds)
                .addAttribute(leafNodeIds)
                .addAttribute(leafTargets)
                .addAttribute(leafValues)
                .build();
    }

    private static AttributeProto.Builder integers(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
    }

    private static AttributeProto.Builder floats(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOATS);
    }

    private static ValueInfoProto matrix(String name, int columns) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(TensorShapeProto.newBuilder()
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimParam("count"))
                                        .addDim(TensorShapeProto.Dimension.newBuilder()
                                                .setDimValue(columns)))))
                .build();
    }
}
