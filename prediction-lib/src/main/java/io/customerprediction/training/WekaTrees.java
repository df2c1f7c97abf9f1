package io.customerprediction.training;

import io.customerprediction.forest.Tree;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import weka.classifiers.Classifier;
import weka.classifiers.IteratedSingleClassifierEnhancer;
import weka.classifiers.trees.RandomForest;
import weka.classifiers.trees.RandomTree;

/**
 * Takes the trees out of a grown Weka forest. Weka keeps them in protected fields without accessors, so this class, and
 * no other, reads them by reflection; it needs Weka on the class path, not in a module.
 */
final class WekaTrees {
    private static final Field MEMBERS = field(IteratedSingleClassifierEnhancer.class, "m_Classifiers");
    private static final Field ROOT = field(RandomTree.class, "m_Tree");
    private static final Class<?> NODE = ROOT.getType();
    private static final Field ATTRIBUTE = field(NODE, "m_Attribute");
    private static final Field SPLIT_POINT = field(NODE, "m_SplitPoint");
    private static final Field SUCCESSORS = field(NODE, "m_Successors");
    private static final Field CLASS_DISTRIBUTION = field(NODE, "m_ClassDistribution");
    private static final Field DISTRIBUTION = field(NODE, "m_Distribution");

    private WekaTrees() {}

    /**
     * The trees of a forest whose features are all numeric and stand before the target. A leaf's value is the probability
     * of class 1 of two, or the mean of a numeric target.
     *
     * @throws IllegalStateException if the forest lacks trees: Weka's parallel growing ignores the failure of one
     * @throws IllegalArgumentException if a tree has a split that is not numeric, or more than two classes
     */
    static List<Tree> of(RandomForest forest) {
        Classifier[] members = (Classifier[]) present(MEMBERS, forest);
        List<Tree> trees = new ArrayList<>();
        for (int t = 0; t < forest.getNumIterations(); t++) {
            Object root = t < members.length && members[t] instanceof RandomTree tree ? get(ROOT, tree) : null;
            if (root == null) {
                throw new IllegalStateException("Weka did not grow tree " + t + " of " + forest.getNumIterations()
                        + "; give it more memory or fewer threads");
            }
            trees.add(tree(root, Double.NaN));
        }
        return trees;
    }

    /** The tree that Weka has grown, on the same conditions. */
    static Tree of(RandomTree grown) {
        return tree(present(ROOT, grown), Double.NaN);
    }

    /** @param above answers where no training row arrived, as Weka falls back to the node above */
    private static Tree tree(Object node, double above) {
        double value = value(node, above);
        int attribute = (int) present(ATTRIBUTE, node);
        if (attribute < 0) {
            return new Tree.Leaf(value, weight(node));
        }
        Object[] successors = (Object[]) present(SUCCESSORS, node);
        double splitPoint = (double) present(SPLIT_POINT, node);
        if (successors.length != 2 || Double.isNaN(splitPoint)) {
            throw new IllegalArgumentException("a tree splits feature " + attribute + " by name, not by number");
        }
        return new Tree.Split(attribute, splitPoint, tree(successors[0], value), tree(successors[1], value));
    }

    private static double value(Object node, double above) {
        double @Nullable [] distribution = (double[]) get(CLASS_DISTRIBUTION, node);
        if (distribution == null) {
            return above;
        }
        if (distribution.length > 2) {
            throw new IllegalArgumentException("a forest of " + distribution.length + " classes; two are needed");
        }
        return distribution.length == 1 ? distribution[0] : distribution[1] / (distribution[0] + distribution[1]);
    }

    private static double weight(Object leaf) {
        double @Nullable [] distribution = (double[]) get(CLASS_DISTRIBUTION, leaf);
        if (distribution == null) {
            return 0;
        }
        return distribution.length == 1
                ? ((double[]) present(DISTRIBUTION, leaf))[1]
                : distribution[0] + distribution[1];
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this is not the Weka it was built for: " + type + " has no " + name, e);
        }
    }

    private static Object present(Field field, Object owner) {
        return Objects.requireNonNull(get(field, owner), field.getName());
    }

    private static @Nullable Object get(Field field, Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Weka's " + field + " cannot be read", e);
        }
    }
}
