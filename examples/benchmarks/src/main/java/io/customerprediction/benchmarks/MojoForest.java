package io.customerprediction.benchmarks;

import hex.genmodel.MojoReaderBackend;
import io.customerprediction.forest.Tree;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trees as the files of an H2O MOJO, held in memory: what its distributed random forest would write, read by its own
 * reader. H2O itself, the trainer, is not at hand, and with the same trees only the scorers differ. Thresholds become
 * single precision.
 */
record MojoForest(int features, List<Tree> trees) implements MojoReaderBackend {
    private static final Pattern TREE = Pattern.compile("trees/t00_(\\d+)\\.bin");
    private static final String EXPLANATIONS = "_aux.bin";
    private static final byte MISSING_GO_RIGHT = 3;
    private static final int LEFT_IS_LEAF = 0x30;
    private static final int RIGHT_IS_LEAF = 0xC0;
    private static final short LEAF_ONLY = (short) 65535;

    @Override
    public BufferedReader getTextFile(String name) throws IOException {
        return switch (name) {
            case "model.ini" -> new BufferedReader(new StringReader(ini()));
            case "domains/d000.txt" -> new BufferedReader(new StringReader("stays\nchurns\n"));
            default -> throw new FileNotFoundException(name);
        };
    }

    private String ini() {
        String columns =
                IntStream.range(0, features).mapToObj(f -> "x" + f + "\n").collect(Collectors.joining());
        return String.format(Locale.ROOT, """
                [info]
                algorithm = Distributed Random Forest
                category = Binomial
                uuid = 1
                supervised = true
                n_features = %1$d
                n_classes = 2
                n_columns = %2$d
                n_domains = 1
                balance_classes = false
                default_threshold = 0.5
                prior_class_distrib = [0.65, 0.35]
                model_class_distrib = [0.65, 0.35]
                h2o_version = 3.44.0.3
                mojo_version = 1.40
                n_trees = %3$d
                n_trees_per_class = 1
                binomial_double_trees = false
                _genmodel_encoding = Enum

                [columns]
                %4$schurn

                [domains]
                %1$d: 2 d000.txt
                """, features, features + 1, trees.size(), columns);
    }

    @Override
    public boolean exists(String name) {
        return TREE.matcher(name).matches();
    }

    @Override
    public byte[] getBinaryFile(String name) throws IOException {
        if (name.endsWith(EXPLANATIONS)) {
            return new byte[0];
        }
        Matcher tree = TREE.matcher(name);
        if (!tree.matches()) {
            throw new FileNotFoundException(name);
        }
        Tree root = trees.get(Integer.parseInt(tree.group(1)));
        return root instanceof Tree.Split split ? bytes(split) : bytes((Tree.Leaf) root);
    }

    /** A tree without a split. */
    private static byte[] bytes(Tree.Leaf root) {
        byte[] bytes = new byte[7];
        littleEndian(bytes).put((byte) 0).putShort(LEAF_ONLY).putFloat(value(root));
        return bytes;
    }

    /** What the two children are, the feature, where missing values go, the threshold, the left child, the right one. */
    private static byte[] bytes(Tree.Split split) {
        byte[] left = child(split.left());
        byte[] right = child(split.right());
        boolean leaf = split.left() instanceof Tree.Leaf;
        int sizeBytes = leaf ? 0 : Math.max(1, (39 - Integer.numberOfLeadingZeros(left.length)) / 8);
        int type = (leaf ? LEFT_IS_LEAF : sizeBytes - 1) | (split.right() instanceof Tree.Leaf ? RIGHT_IS_LEAF : 0);
        byte[] bytes = new byte[8 + sizeBytes + left.length + right.length];
        ByteBuffer out = littleEndian(bytes)
                .put((byte) type)
                .putShort((short) split.feature())
                .put(MISSING_GO_RIGHT)
                .putFloat((float) split.threshold());
        for (int b = 0; b < sizeBytes; b++) {
            out.put((byte) (left.length >>> (8 * b)));
        }
        out.put(left).put(right);
        return bytes;
    }

    private static byte[] child(Tree tree) {
        if (tree instanceof Tree.Split split) {
            return bytes(split);
        }
        byte[] bytes = new byte[4];
        littleEndian(bytes).putFloat(value((Tree.Leaf) tree));
        return bytes;
    }

    /** H2O's binomial trees hold the probability of the first class. */
    private static float value(Tree.Leaf leaf) {
        return (float) (1 - leaf.value());
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
